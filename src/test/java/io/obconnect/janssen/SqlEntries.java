package io.obconnect.janssen;

import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryDeleteException;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.search.filter.Filter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/**
 * The server's store on PostgreSQL: the operations of {@link PersistenceEntryManager} that the extension calls, with the behaviours that
 * were found in the genuine one. Whatever else is called fails.
 */
final class SqlEntries implements AutoCloseable {

    private final BlockingQueue<Connection> free = new LinkedBlockingQueue<>();
    private final List<Connection> connections;
    private final TimeZone zone;
    private final Map<Class<?>, SqlMapping> mappings = new ConcurrentHashMap<>();
    /** By table and lower-case column. Fact: read once. */
    private final Map<String, Map<String, String>> types = new HashMap<>();

    SqlEntries(List<Connection> connections, TimeZone zone) throws SQLException {
        this.connections = connections;
        this.zone = zone;
        free.addAll(connections);
        try (ResultSet columns = connections.get(0).getMetaData().getColumns(null, connections.get(0).getSchema(), null, null)) {
            while (columns.next()) {
                types.computeIfAbsent(columns.getString("TABLE_NAME"), table -> new HashMap<>())
                        .put(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), columns.getString("TYPE_NAME"));
            }
        }
    }

    PersistenceEntryManager manager() {
        return (PersistenceEntryManager) Proxy.newProxyInstance(PersistenceEntryManager.class.getClassLoader(),
                new Class<?>[] {PersistenceEntryManager.class}, (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return SqlEntries.class.getDeclaredMethod(method.getName(), method.getParameterTypes()).invoke(this, arguments);
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException("this store has no " + method, e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    void persist(Object entity) {
        SqlMapping mapping = mapping(entity.getClass());
        if (mapping.hasFurtherObjectClasses(entity)) {
            throw new UnsupportedOperationException("SQL supports only one object class");
        }
        List<String> columns = mapping.columns().stream().filter(column -> mapping.value(entity, column) != null).toList();
        String sql = "INSERT INTO \"" + mapping.table + "\" (doc_id, dn, \"objectClass\"" + names(columns, ", \"%s\"") + ") VALUES (?, ?, ?"
                + ", ?".repeat(columns.size()) + ")";
        run(sql, statement -> {
            statement.setString(1, key(mapping.dn(entity)));
            statement.setString(2, mapping.dn(entity));
            statement.setString(3, mapping.table);
            bind(statement, 4, mapping, columns, entity);
            return statement.executeUpdate();
        });
    }

    Object merge(Object entity) {
        SqlMapping mapping = mapping(entity.getClass());
        List<String> columns = mapping.columns();
        run("UPDATE \"" + mapping.table + "\" SET dn = dn" + names(columns, ", \"%s\" = ?") + " WHERE doc_id = ?", statement -> {
            bind(statement, 1, mapping, columns, entity);
            statement.setString(columns.size() + 1, key(mapping.dn(entity)));
            if (statement.executeUpdate() == 0) {
                throw new SQLException("no such row");
            }
            return entity;
        });
        return entity;
    }

    private void bind(PreparedStatement statement, int first, SqlMapping mapping, List<String> columns, Object entity) throws SQLException {
        Map<String, String> ofTable = types.get(mapping.table);
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String type = ofTable.get(column.toLowerCase(Locale.ROOT));
            if (type == null) {
                throw new SQLException("no column " + column + " in " + mapping.table);
            }
            mapping.bind(statement, first + i, mapping.value(entity, column), type);
        }
    }

    <T> boolean contains(String dn, Class<T> type) {
        return run("SELECT 1 FROM \"" + mapping(type).table + "\" WHERE doc_id = ?", statement -> {
            statement.setString(1, key(dn));
            return statement.executeQuery().next();
        });
    }

    <T> boolean contains(String baseDn, Class<T> type, Filter filter) {
        return !findEntries(baseDn, type, filter, 1).isEmpty();
    }

    <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter) {
        return findEntries(baseDn, type, filter, 0);
    }

    /** Fact: the base DN doesn't count. */
    <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, int count) {
        SqlMapping mapping = mapping(type);
        SqlFilters filters = new SqlFilters(mapping, types.get(mapping.table));
        String sql = "SELECT dn" + names(mapping.columns(), ", \"%s\"") + " FROM \"" + mapping.table + "\" WHERE \"objectClass\" = '"
                + mapping.table + "' AND " + filters.where(filter) + (count > 0 ? " LIMIT " + count : "");
        return run(sql, statement -> {
            bind(statement, mapping, filters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(mapping.read(rows, type));
                }
            }
            return found;
        });
    }

    /** Fact: silent about a missing entry. */
    <T> void remove(String dn, Class<T> type) {
        try {
            run("DELETE FROM \"" + mapping(type).table + "\" WHERE doc_id = ?", statement -> {
                statement.setString(1, key(dn));
                return statement.executeUpdate();
            });
        } catch (EntryPersistenceException e) {
            throw new EntryDeleteException("Failed to remove entry: " + dn, e);
        }
    }

    /** Facts: the base DN doesn't count; {@code count} is a limit, none where it is 0. */
    <T> int remove(String baseDn, Class<T> type, Filter filter, int count) {
        SqlMapping mapping = mapping(type);
        SqlFilters filters = new SqlFilters(mapping, types.get(mapping.table));
        String where = " WHERE \"objectClass\" = '" + mapping.table + "' AND " + filters.where(filter);
        String table = "\"" + mapping.table + "\"";
        String sql = count == 0 ? "DELETE FROM " + table + where
                : "DELETE FROM " + table + " WHERE doc_id IN (SELECT doc_id FROM " + table + where + " LIMIT " + count + ")";
        try {
            return run(sql, statement -> {
                bind(statement, mapping, filters);
                return statement.executeUpdate();
            });
        } catch (EntryPersistenceException e) {
            throw new EntryDeleteException("Failed to delete entries", e);
        }
    }

    private static void bind(PreparedStatement statement, SqlMapping mapping, SqlFilters filters) throws SQLException {
        for (int i = 0; i < filters.bound.size(); i++) {
            mapping.bind(statement, i + 1, filters.bound.get(i).value(), filters.bound.get(i).type());
        }
    }

    String getPersistenceType(String baseDn) {
        return "sql";
    }

    /** Fact: local time, with a Z all the same. */
    String encodeTime(String baseDn, Date time) {
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
        format.setTimeZone(zone);
        return format.format(time);
    }

    private SqlMapping mapping(Class<?> type) {
        return mappings.computeIfAbsent(type, each -> new SqlMapping(each, zone));
    }

    private static String names(List<String> columns, String form) {
        return columns.stream().map(column -> String.format(form, column)).collect(Collectors.joining());
    }

    /** Of {@code inum=a,ou=people,o=jans}: {@code a}. */
    private static String key(String dn) {
        List<String> values = Arrays.stream(dn.split(",")).map(part -> part.substring(part.indexOf('=') + 1)).collect(Collectors.toList());
        List<String> own = values.subList(0, Math.max(1, values.size() - 2));
        Collections.reverse(own);
        return String.join("_", own);
    }

    /** What a statement is for. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        Connection connection = take();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new EntryPersistenceException("Failed: " + sql, e);
        } finally {
            free.add(connection);
        }
    }

    private Connection take() {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EntryPersistenceException("interrupted", e);
        }
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
