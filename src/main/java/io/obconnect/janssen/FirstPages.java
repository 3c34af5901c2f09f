package io.obconnect.janssen;

import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.model.BatchOperation;
import io.jans.orm.model.SearchScope;
import io.jans.orm.search.filter.Filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of many entries of a directory. The store's own search with a count reads all that match at once, and a directory with a size limit
 * refuses that; its search in pages goes on to the last page, which a directory may refuse too (OpenLDAP limits all pages together). So
 * the search is ended from within, once it has brought enough.
 */
final class FirstPages<T> implements BatchOperation<T> {

    /** Entries asked for at once; what directories are shipped with allows more. */
    private static final int PAGE = 100;

    private final int limit;
    private final List<T> found = new ArrayList<>();

    private FirstPages(int limit) {
        this.limit = limit;
    }

    /** At most {@code limit} entries, in no particular order; fewer where the directory gave up after it had brought some. */
    static <T> List<T> of(PersistenceEntryManager store, String branch, Class<T> type, Filter filter, int limit) {
        FirstPages<T> pages = new FirstPages<>(limit);
        try {
            store.findEntries(branch, type, filter, SearchScope.SUB, null, pages, 0, 0, PAGE);
        } catch (RuntimeException ended) {
            if (pages.found.isEmpty()) {
                throw ended;
            }
        }
        return List.copyOf(pages.found.subList(0, Math.min(limit, pages.found.size())));
    }

    @Override
    public boolean collectSearchResult(int size) {
        return false;
    }

    @Override
    public void performAction(List<T> entries) {
        found.addAll(entries);
        if (found.size() >= limit) {
            throw new Enough();
        }
    }

    /** Ends the search; the store wraps it into an exception of its own. */
    private static final class Enough extends RuntimeException {

        Enough() {
            super("enough entries", null, false, false);
        }
    }
}
