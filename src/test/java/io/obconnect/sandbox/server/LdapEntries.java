package io.obconnect.sandbox.server;

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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The server's store on an LDAP directory: the operations of {@link PersistenceEntryManager} that the sandbox and the extension call,
 * reached through {@link #manager}. Whatever else is called fails.
 */
public final class LdapEntries {

    private static final Logger LOG = LoggerFactory.getLogger(LdapEntries.class);

    private final LDAPInterface ldap;
    private final Map<Class<?>, LdapMapping> mappings = new ConcurrentHashMap<>();

    private LdapEntries(LDAPInterface ldap) {
        this.ldap = ldap;
    }

    /** A store on that directory. */
    public static PersistenceEntryManager manager(LDAPInterface ldap) {
        LdapEntries entries = new LdapEntries(ldap);
        return (PersistenceEntryManager) Proxy.newProxyInstance(PersistenceEntryManager.class.getClassLoader(),
                new Class<?>[] {PersistenceEntryManager.class}, (proxy, method, arguments) -> entries.call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return LdapEntries.class.getMethod(method.getName(), method.getParameterTypes()).invoke(this, arguments);
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException("the sandbox's store has no " + method, e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private LdapMapping mapping(Class<?> type) {
        return mappings.computeIfAbsent(type, LdapMapping::new);
    }

    public void persist(Object entity) {
        Entry entry = mapping(entity.getClass()).toEntry(entity);
        run("Failed to persist entry: " + entry.getDN(), () -> ldap.add(entry));
    }

    /**
     * Writes all that the class maps. Fact: further object classes go where the entity doesn't carry them.
     */
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

    public <T> boolean contains(String dn, Class<T> type) {
        return entry(dn) != null;
    }

    public <T> boolean contains(String baseDn, Class<T> type, io.jans.orm.search.filter.Filter filter) {
        return !search(baseDn, type, filter, 1).isEmpty();
    }

    public <T> int countEntries(String baseDn, Class<T> type, io.jans.orm.search.filter.Filter filter) {
        return search(baseDn, type, filter, 0).size();
    }

    /** Fact: a missing entry throws. */
    public <T> T find(Class<T> type, Object dn) {
        Entry entry = entry((String) dn);
        if (entry == null) {
            throw new EntryPersistenceException("Failed to find entry: " + dn);
        }
        return mapping(type).toEntity(entry, type);
    }

    public <T> T find(Object dn, Class<T> type, String[] returnAttributes) {
        return find(type, dn);
    }

    public <T> List<T> findEntries(String baseDn, Class<T> type, io.jans.orm.search.filter.Filter filter) {
        return findEntries(baseDn, type, filter, null, 0);
    }

    public <T> List<T> findEntries(String baseDn, Class<T> type, io.jans.orm.search.filter.Filter filter, int count) {
        return findEntries(baseDn, type, filter, null, count);
    }

    public <T> List<T> findEntries(String baseDn, Class<T> type, io.jans.orm.search.filter.Filter filter, String[] returnAttributes) {
        return findEntries(baseDn, type, filter, returnAttributes, 0);
    }

    public <T> List<T> findEntries(String baseDn, Class<T> type, io.jans.orm.search.filter.Filter filter, String[] returnAttributes,
            int count) {
        return search(baseDn, type, filter, count).stream().map(entry -> mapping(type).toEntity(entry, type)).toList();
    }

    public void remove(Object entity) {
        remove(mapping(entity.getClass()).dn(entity));
    }

    public void remove(String dn) {
        remove(dn, null);
    }

    /** Fact: on LDAP a missing entry throws. */
    public <T> void remove(String dn, Class<T> type) {
        try {
            ldap.delete(dn);
        } catch (LDAPException e) {
            throw new EntryDeleteException("Failed to remove entry: " + dn, e);
        }
    }

    /** Facts: everything that matches goes, {@code count} is only the page size; errors are only logged. */
    public <T> int remove(String baseDn, Class<T> type, io.jans.orm.search.filter.Filter filter, int count) {
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

    public void removeRecursively(String dn) {
        removeRecursively(dn, null);
    }

    public <T> void removeRecursively(String dn, Class<T> type) {
        run("Failed to remove entries: " + dn, () -> {
            List<SearchResultEntry> found = new ArrayList<>(ldap.search(dn, SearchScope.SUB, "(objectClass=*)", "1.1").getSearchEntries());
            found.sort(Comparator.comparingInt((SearchResultEntry entry) -> entry.getDN().length()).reversed());
            for (SearchResultEntry entry : found) {
                ldap.delete(entry.getDN());
            }
        });
    }

    public boolean hasBranchesSupport(String baseDn) {
        return true;
    }

    public boolean hasExpirationSupport(String baseDn) {
        return false;
    }

    public String getPersistenceType() {
        return "ldap";
    }

    public String getPersistenceType(String baseDn) {
        return "ldap";
    }

    public Date decodeTime(String baseDn, String time) {
        return LdapMapping.time(time);
    }

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

    private List<SearchResultEntry> search(String baseDn, Class<?> type, io.jans.orm.search.filter.Filter filter, int count) {
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
