package io.jans.orm;

import io.jans.orm.model.BatchOperation;
import io.jans.orm.model.SearchScope;
import io.jans.orm.search.filter.Filter;

import jakarta.persistence.EntityManager;

import java.util.Date;
import java.util.List;

/** The server's store: LDAP or SQL. */
public interface PersistenceEntryManager extends EntityManager {
    void persist(Object entry);

    <T> boolean contains(String dn, Class<T> type);

    <T> boolean contains(String baseDn, Class<T> type, Filter filter);

    <T> int countEntries(String baseDn, Class<T> type, Filter filter);

    <T> T find(Object dn, Class<T> type, String[] returnAttributes);

    <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter);

    <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, int count);

    <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, String[] returnAttributes);

    <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, String[] returnAttributes, int count);

    <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, SearchScope scope, String[] returnAttributes,
            BatchOperation<T> batchOperation, int start, int count, int chunkSize);

    void remove(Object entry);

    <T> void remove(String dn, Class<T> type);

    <T> int remove(String baseDn, Class<T> type, Filter filter, int count);

    <T> void removeRecursively(String dn, Class<T> type);

    boolean hasExpirationSupport(String baseDn);

    String getPersistenceType();

    String getPersistenceType(String baseDn);

    Date decodeTime(String baseDn, String time);

    String encodeTime(String baseDn, Date time);
}
