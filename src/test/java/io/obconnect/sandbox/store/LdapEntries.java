package io.obconnect.sandbox.store;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPInterface;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.StaticUtils;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryDeleteException;
import io.jans.orm.exception.EntryPersistenceException;
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
        return search(baseDn, type, filter, 0).size();
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
        return search(baseDn, type, filter, count).stream().map(entry -> mapping(type).toEntity(entry, type)).toList();
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
        for (Entry entry : search(baseDn, type, filter, 0)) {
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
            List<SearchResultEntry> found = new ArrayList<>(ldap.search(dn, SearchScope.SUB, "(objectClass=*)", "1.1").getSearchEntries());
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

    private List<SearchResultEntry> search(String baseDn, Class<?> type, Filter filter, int count) {
        String structural = mapping(type).structuralClass();
        List<com.unboundid.ldap.sdk.Filter> all = new ArrayList<>();
        if (structural != null) {
            all.add(com.unboundid.ldap.sdk.Filter.createEqualityFilter("objectClass", structural));
        }
        if (filter != null) {
            all.add(LdapFilters.toLdap(filter));
        }
        SearchRequest request = new SearchRequest(baseDn, SearchScope.SUB, com.unboundid.ldap.sdk.Filter.createANDFilter(all));
        request.setSizeLimit(count);
        try {
            return ldap.search(request).getSearchEntries();
        } catch (LDAPSearchException e) {
            if (e.getResultCode() == ResultCode.SIZE_LIMIT_EXCEEDED) {
                return e.getSearchEntries();
            }
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
