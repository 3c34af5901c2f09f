package io.obconnect.sandbox.store;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.jans.orm.exception.EntryDeleteException;
import io.jans.orm.exception.EntryPersistenceException;
import io.jans.orm.search.filter.Filter;
import io.obconnect.sandbox.store.SqlMapping.Value;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The server's store on PostgreSQL, with the behaviours that were found in the genuine one. */
public final class SqlEntries extends Entries {

    private final SqlConnections connections;
    private final TimeZone zone;
    private final SqlCalls calls;
    /** By table, then name. Fact: read once. */
    private final Map<String, Map<String, SqlColumn>> columns;
    private final Map<Class<?>, SqlMapping> mappings = new ConcurrentHashMap<>();

    /**
     * @param zone the node's: SQL keeps local times
     * @param calls where its statements are counted
     */
    public SqlEntries(SqlConnections connections, TimeZone zone, SqlCalls calls) throws SQLException {
        this.connections = connections;
        this.zone = zone;
        this.calls = calls;
        this.columns = connections.run("SELECT 1", statement -> columns(statement.getConnection()));
    }

    private static Map<String, Map<String, SqlColumn>> columns(Connection connection) throws SQLException {
        Map<String, Map<String, SqlColumn>> all = new LinkedHashMap<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, connection.getSchema(), null, null)) {
            while (found.next()) {
                SqlColumn column = new SqlColumn(found.getString("COLUMN_NAME"), found.getInt("DATA_TYPE"), found.getString("TYPE_NAME"));
                all.computeIfAbsent(found.getString("TABLE_NAME"), table -> new LinkedHashMap<>()).put(column.key(), column);
            }
        }
        return all;
    }

    private SqlMapping mapping(Class<?> type) {
        return mappings.computeIfAbsent(type, each -> {
            EntryClass entries = classOf(each);
            return new SqlMapping(entries, columns.getOrDefault(entries.structuralClass(), Map.of()), zone);
        });
    }

    @Override
    public void persist(Object entity) {
        SqlMapping mapping = mapping(entity.getClass());
        String dn = mapping.dn(entity);
        List<Value> values = mapping.values(entity);
        String sql = "INSERT INTO " + mapping.table() + " (doc_id, dn, \"objectClass\"" + names(values, ", %s") + ") VALUES (?, ?, ?"
                + ", ?".repeat(values.size()) + ")";
        run(SqlCalls.ADD, mapping, sql, statement -> {
            statement.setString(1, key(dn));
            statement.setString(2, dn);
            statement.setString(3, mapping.name());
            mapping.bind(statement, 4, values);
            return statement.executeUpdate();
        });
    }

    /** Fact: the entry is read first, and what differs is written. */
    @Override
    public Object merge(Object entity) {
        SqlMapping mapping = mapping(entity.getClass());
        String key = key(mapping.dn(entity));
        Map<String, List<Object>> present = run(SqlCalls.SEARCH, mapping, mapping.select() + " WHERE doc_id = ?", statement -> {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no such row");
                }
                return mapping.row(row);
            }
        });
        List<Value> changed = mapping.changed(entity, present);
        if (!changed.isEmpty()) {
            String sql = "UPDATE " + mapping.table() + " SET " + names(changed, ", %s = ?").substring(2) + " WHERE doc_id = ?";
            run(SqlCalls.MODIFY, mapping, sql, statement -> {
                mapping.bind(statement, 1, changed);
                statement.setString(changed.size() + 1, key);
                return statement.executeUpdate();
            });
        }
        return entity;
    }

    @Override
    public <T> boolean contains(String dn, Class<T> type) {
        SqlMapping mapping = mapping(type);
        return run(SqlCalls.SEARCH, mapping, "SELECT 1 FROM " + mapping.table() + " WHERE doc_id = ?", statement -> {
            statement.setString(1, key(dn));
            return statement.executeQuery().next();
        });
    }

    @Override
    public <T> int countEntries(String baseDn, Class<T> type, Filter filter) {
        SqlMapping mapping = mapping(type);
        SqlFilters filters = mapping.filters();
        return run(SqlCalls.SEARCH, mapping, "SELECT COUNT(*) FROM " + mapping.table() + filters.where(filter), statement -> {
            filters.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    @Override
    public <T> T find(Class<T> type, Object dn) {
        SqlMapping mapping = mapping(type);
        return run(SqlCalls.SEARCH, mapping, mapping.select() + " WHERE doc_id = ?", statement -> {
            statement.setString(1, key((String) dn));
            return read(statement, mapping, type);
        }).stream().findFirst().orElseThrow(() -> new EntryPersistenceException("Failed to find entry: " + dn));
    }

    /** Fact: the base DN doesn't count. */
    @Override
    public <T> List<T> findEntries(String baseDn, Class<T> type, Filter filter, int count) {
        SqlMapping mapping = mapping(type);
        SqlFilters filters = mapping.filters();
        String sql = mapping.select() + filters.where(filter) + (count > 0 ? " LIMIT " + count : "");
        return run(SqlCalls.SEARCH, mapping, sql, statement -> {
            filters.bind(statement);
            return read(statement, mapping, type);
        });
    }

    private static <T> List<T> read(PreparedStatement statement, SqlMapping mapping, Class<T> type) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.read(rows, type));
            }
        }
        return found;
    }

    /** Fact: silent about a missing entry. */
    @Override
    public <T> void remove(String dn, Class<T> type) {
        SqlMapping mapping = mapping(type);
        removed(mapping, "DELETE FROM " + mapping.table() + " WHERE doc_id = ?", statement -> statement.setString(1, key(dn)));
    }

    /** Facts: the base DN doesn't count; {@code count} is a limit, none where it is 0. */
    @Override
    public <T> int remove(String baseDn, Class<T> type, Filter filter, int count) {
        SqlMapping mapping = mapping(type);
        SqlFilters filters = mapping.filters();
        String where = filters.where(filter);
        String sql = count == 0 ? where : " WHERE doc_id IN (SELECT doc_id FROM " + mapping.table() + where + " LIMIT " + count + ")";
        return removed(mapping, "DELETE FROM " + mapping.table() + sql, filters::bind);
    }

    /** There is nothing below an entry. */
    @Override
    public <T> void removeRecursively(String dn, Class<T> type) {
        remove(dn, type);
    }

    /** Binds a statement's values. */
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private int removed(SqlMapping mapping, String sql, Binding binding) {
        try {
            return run(SqlCalls.DELETE, mapping, sql, statement -> {
                binding.bind(statement);
                return statement.executeUpdate();
            });
        } catch (EntryPersistenceException e) {
            throw new EntryDeleteException("Failed to delete entries", e);
        }
    }

    @Override
    public String getPersistenceType() {
        return "sql";
    }

    /** Fact: local time, with a Z all the same. */
    @Override
    public String encodeTime(String baseDn, Date time) {
        return timeFormat().format(time);
    }

    @Override
    public Date decodeTime(String baseDn, String time) {
        try {
            return timeFormat().parse(time);
        } catch (ParseException e) {
            throw new IllegalArgumentException(time, e);
        }
    }

    private SimpleDateFormat timeFormat() {
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
        format.setTimeZone(zone);
        return format;
    }

    private static String names(List<Value> values, String form) {
        return values.stream().map(value -> String.format(form, value.column().quoted())).collect(Collectors.joining());
    }

    /** Of {@code inum=a,ou=people,o=jans}: {@code a}. */
    private static String key(String dn) {
        try {
            return new DN(dn).getRDN().getAttributeValues()[0];
        } catch (LDAPException e) {
            throw new EntryPersistenceException("no DN: " + dn, e);
        }
    }

    private <T> T run(String kind, SqlMapping mapping, String sql, SqlConnections.Work<T> work) {
        calls.count(kind, mapping.name());
        try {
            return connections.run(sql, work);
        } catch (SQLException e) {
            throw new EntryPersistenceException("Failed: " + sql, e);
        }
    }
}
