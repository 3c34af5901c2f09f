package io.obconnect.sandbox.store;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.util.StaticUtils;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryDeleteException;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.model.BatchOperation;
import io.jans.orm.model.SearchScope;
import io.jans.orm.search.filter.Filter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The server's store on an LDAP directory. */
public final class LdapEntries extends Entries {

    private static final Logger LOG = LoggerFactory.getLogger(LdapEntries.class);

    private final LDAPInterface ldap;
    private final Map<Class<?>, LdapMapping> mappings = new ConcurrentHashMap<>();

    private LdapEntries(LDAPInterface ldap) {
        this.ldap = ldap;
    }

    /** A store on that directory. */
    public static PersistenceEntryManager manager(LDAPInterface ldap) {
        return new LdapEntries(ldap).manager();
    }

    private LdapMapping mapping(Class<?> type) {
        return mappings.computeIfAbsent(type, each -> new LdapMapping(classOf(each)));
    }

    @Override
    public void persist(Object entity) {
        Entry entry = mapping(entity.getClass()).toEntry(entity);
        run("Failed to persist entry: " + entry.getDN(), () -> ldap.add(entry));
    }

    /** Fact: further object classes go where the entity doesn't carry them. */
    @Override
    public Object merge(Object entity) {
        LdapMapping mapping = mapping(entity.getClass());
        Entry wanted = mapping.toEntry(entity);
        run("Failed to update entry: " + wanted.getDN(), () -> {
            Entry present = ldap.getEntry(wanted.getDN());
            if (present == null) {
                throw new LDAPException(ResultCode.NO_SUCH_OBJECT, "no such entry");
            }
            Set<String> mapped = new LinkedHashSet<>(mapping.names());
            mapped.add("objectClass");
            wanted.getAttributes().forEach(a -> mapped.add(a.getName()));
            List<Modification> changes = Entry.diff(present, wanted, false, false, mapped.toArray(String[]::new));
            if (!changes.isEmpty()) {
                ldap.modify(wanted.getDN(), changes);
            }
        });
        return null;
    }

    @Override
    public <T> boolean contains(String dn, Class<T> type) {
        return entry(dn) != null;
    }

    @Override
    public <T> int countEntries(String baseDn, Class<T> type, Filter filter) {
        return search(baseDn, type, filter).size();
    }

    @Override
    public <T> T find(Class<T> type, Object dn) {
        Entry entry = entry((String) dn);
        if (entry == null) {
            throw new EntryPersistenceException("Failed to find entry: " + dn);
        }
        return mapping(type).toEntity(entry, type);
    }

    @Override
    public <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, int count) {
        return search(baseDn, type, filter).stream().map(entry -> mapping(type).toEntity(entry, type)).toList();
    }

    /**
     * Facts: pages of {@code chunkSize} (RFC 2696) until the directory has no more; each is handed to the batch operation, and collected only where
     * it says so. {@code count} makes the pages smaller and ends nothing.
     */
    @Override
    public <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, SearchScope scope, String[] returnAttributes,
            BatchOperation<T> batchOperation, int start, int count, int chunkSize) {
        List<T> all = new ArrayList<>();
        int page = count > 0 ? Math.min(chunkSize, count) : chunkSize;
        try {
            ASN1OctetString cookie = null;
            do {
                SearchRequest request = request(baseDn, type, filter);
                request.setControls(new SimplePagedResultsControl(page, cookie));
                SearchResult result = ldap.search(request);
                List<T> entries = result.getSearchEntries().stream().map(entry -> mapping(type).toEntity(entry, type)).toList();
                if (batchOperation == null || batchOperation.collectSearchResult(entries.size())) {
                    all.addAll(entries);
                }
                if (batchOperation != null) {
                    batchOperation.performAction(entries);
                }
                SimplePagedResultsControl more = SimplePagedResultsControl.get(result);
                cookie = more == null ? null : more.getCookie();
                if (entries.size() < page) {
                    break;
                }
            } while (cookie != null && cookie.getValueLength() > 0);
            return all;
        } catch (LDAPException | RuntimeException e) {
            throw new EntryPersistenceException("Failed to find entries: " + baseDn, e);
        }
    }

    /** Fact: on LDAP a missing entry throws. */
    @Override
    public <T> void remove(String dn, Class<T> type) {
        try {
            ldap.delete(dn);
        } catch (LDAPException e) {
            throw new EntryDeleteException("Failed to remove entry: " + dn, e);
        }
    }

    /** Facts: everything that matches goes, {@code count} is only the page size; errors are only logged. */
    @Override
    public <T> int remove(String baseDn, Class<T> type, Filter filter, int count) {
        int removed = 0;
        for (Entry entry : search(baseDn, type, filter)) {
            try {
                ldap.delete(entry.getDN());
                removed++;
            } catch (LDAPException e) {
                LOG.error("Failed to remove entry: {}", entry.getDN(), e);
            }
        }
        return removed;
    }

    @Override
    public <T> void removeRecursively(String dn, Class<T> type) {
        run("Failed to remove entries: " + dn, () -> {
            List<SearchResultEntry> found = new ArrayList<>(ldap.search(dn, com.unboundid.ldap.sdk.SearchScope.SUB, "(objectClass=*)", "1.1").getSearchEntries());
            found.sort(Comparator.comparingInt((SearchResultEntry entry) -> entry.getDN().length()).reversed());
            for (SearchResultEntry entry : found) {
                ldap.delete(entry.getDN());
            }
        });
    }

    @Override
    public String getPersistenceType() {
        return "ldap";
    }

    @Override
    public Date decodeTime(String baseDn, String time) {
        return LdapMapping.time(time);
    }

    @Override
    public String encodeTime(String baseDn, Date time) {
        return StaticUtils.encodeGeneralizedTime(time);
    }

    private Entry entry(String dn) {
        try {
            return ldap.getEntry(dn);
        } catch (LDAPException e) {
            throw new EntryPersistenceException("Failed to find entry: " + dn, e);
        }
    }

    private SearchRequest request(String baseDn, Class<?> type, Filter filter) {
        String structural = mapping(type).structuralClass();
        List<com.unboundid.ldap.sdk.Filter> all = new ArrayList<>();
        if (structural != null) {
            all.add(com.unboundid.ldap.sdk.Filter.createEqualityFilter("objectClass", structural));
        }
        if (filter != null) {
            all.add(LdapFilters.toLdap(filter));
        }
        return new SearchRequest(baseDn, com.unboundid.ldap.sdk.SearchScope.SUB, com.unboundid.ldap.sdk.Filter.createANDFilter(all));
    }

    /** Fact: all matches are read at once, whatever the count says, and a directory with a size limit refuses. */
    private List<SearchResultEntry> search(String baseDn, Class<?> type, Filter filter) {
        try {
            return ldap.search(request(baseDn, type, filter)).getSearchEntries();
        } catch (LDAPSearchException e) {
            throw new EntryPersistenceException("Failed to find entries: " + baseDn, e);
        }
    }

    private static void run(String failure, Operation operation) {
        try {
            operation.run();
        } catch (LDAPException e) {
            throw new EntryPersistenceException(failure, e);
        }
    }

    /** Something that the directory may refuse. */
    private interface Operation {
        void run() throws LDAPException;
    }
}
