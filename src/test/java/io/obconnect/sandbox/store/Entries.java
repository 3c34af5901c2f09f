package io.obconnect.sandbox.store;

import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.model.BatchOperation;
import io.jans.orm.model.SearchScope;
import io.jans.orm.search.filter.Filter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The server's store: the operations of {@link PersistenceEntryManager} that the sandbox and the extension call, reached through
 * {@link #manager}. Whatever else is called fails. What only differs in its parameters is here, what a kind of store does in its class.
 */
public abstract class Entries {

    private final Map<Class<?>, EntryClass> classes = new ConcurrentHashMap<>();

    /** This store as the server's code sees it. */
    public final PersistenceEntryManager manager() {
        return (PersistenceEntryManager) Proxy.newProxyInstance(PersistenceEntryManager.class.getClassLoader(),
                new Class<?>[] {PersistenceEntryManager.class}, (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return getClass().getMethod(method.getName(), method.getParameterTypes()).invoke(this, arguments);
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException("the sandbox's store has no " + method, e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    final EntryClass classOf(Class<?> type) {
        return classes.computeIfAbsent(type, EntryClass::new);
    }

    public abstract void persist(Object entity);

    /** Writes all that the class maps. */
    public abstract Object merge(Object entity);

    public abstract <T> boolean contains(String dn, Class<T> type);

    public abstract <T> int countEntries(String baseDn, Class<T> type, Filter filter);

    /** Fact: a missing entry throws. */
    public abstract <T> T find(Class<T> type, Object dn);

    /** At most {@code count} entries; all where it is 0. */
    public abstract <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, int count);

    public abstract <T> void remove(String dn, Class<T> type);

    public abstract <T> int remove(String baseDn, Class<T> type, Filter filter, int count);

    public abstract <T> void removeRecursively(String dn, Class<T> type);

    public abstract String getPersistenceType();

    public abstract Date decodeTime(String baseDn, String time);

    public abstract String encodeTime(String baseDn, Date time);

    public final <T> boolean contains(String baseDn, Class<T> type, Filter filter) {
        return !findEntries(baseDn, type, filter, 1).isEmpty();
    }

    public final <T> T find(Object dn, Class<T> type, String[] returnAttributes) {
        return find(type, dn);
    }

    public final <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter) {
        return findEntries(baseDn, type, filter, 0);
    }

    public final <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, String[] returnAttributes) {
        return findEntries(baseDn, type, filter, 0);
    }

    public final <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, String[] returnAttributes, int count) {
        return findEntries(baseDn, type, filter, count);
    }

    /** The first page or all: what {@code count} means beside a batch operation is each store's own. */
    public <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, SearchScope scope, String[] returnAttributes,
            BatchOperation<T> batchOperation, int start, int count, int chunkSize) {
        throw new UnsupportedOperationException();
    }

    public final void remove(Object entity) {
        remove(classOf(entity.getClass()).dn(entity), entity.getClass());
    }

    public final boolean hasExpirationSupport(String baseDn) {
        return false;
    }

    public final String getPersistenceType(String baseDn) {
        return getPersistenceType();
    }
}
