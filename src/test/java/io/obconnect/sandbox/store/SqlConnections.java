package io.obconnect.sandbox.store;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * A node's connections to its database, opened when they are needed. The one that was used last is taken first: it has the statements
 * prepared.
 */
public final class SqlConnections implements AutoCloseable {

    /** More would only wait for one another in the database. */
    private static final int MOST = 16;

    private final String url;
    private final Driver driver;
    private final Semaphore permits = new Semaphore(MOST);
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    /** @param url JDBC */
    public SqlConnections(String url) {
        this.url = url;
        // the driver beside this class: a web application has one of its own
        this.driver = ServiceLoader.load(Driver.class, SqlConnections.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("no JDBC driver"));
    }

    /** What a statement is for. */
    interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    <T> T run(String sql, Work<T> work) throws SQLException {
        permits.acquireUninterruptibly();
        Connection connection = null;
        try {
            connection = take();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(statement);
            }
        } finally {
            giveBack(connection);
            permits.release();
        }
    }

    private Connection take() throws SQLException {
        if (closed) {
            throw new SQLException("closed");
        }
        Connection free = idle.pollFirst();
        return free == null ? driver.connect(url, new Properties()) : free;
    }

    /** A connection that broke isn't used again. */
    private void giveBack(Connection connection) throws SQLException {
        if (connection == null || connection.isClosed()) {
            return;
        }
        idle.addFirst(connection);
        if (closed) {
            close();
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
    }
}
