package io.obconnect.sandbox.server;

import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import io.jans.as.common.model.common.User;
import io.jans.orm.PersistenceEntryManager;
import io.jans.orm.exception.EntryPersistenceException;
import io.obconnect.sandbox.store.LdapEntries;
import io.obconnect.sandbox.store.PasswordHash;
import io.obconnect.sandbox.store.SqlCalls;
import io.obconnect.sandbox.store.SqlConnections;
import io.obconnect.sandbox.store.SqlEntries;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TimeZone;

/** The connection to the directory, or to the database. */
@ApplicationScoped
public class Directories {

    @Inject
    private Settings settings;
    private LDAPConnectionPool pool;
    private SqlConnections database;
    private final SqlCalls calls = new SqlCalls();
    private PersistenceEntryManager entries;

    @PostConstruct
    void open() {
        String url = settings.text("store");
        try {
            if (url.startsWith("jdbc:")) {
                database = new SqlConnections(url);
                entries = new SqlEntries(database, TimeZone.getDefault(), calls).manager();
                return;
            }
            LDAPURL ldap = new LDAPURL(url);
            pool = new LDAPConnectionPool(new SingleServerSet(ldap.getHost(), ldap.getPort()),
                    new SimpleBindRequest(settings.text("ldapBindDn"), settings.text("ldapPassword")), 1, 8);
            pool.setRetryFailedOperationsDueToInvalidConnections(true);
            entries = LdapEntries.manager(pool);
        } catch (LDAPException | SQLException e) {
            throw new IllegalStateException("no store", e);
        }
    }

    @Produces
    @ApplicationScoped
    PersistenceEntryManager entries() {
        return entries;
    }

    /** The statements so far, see {@link SqlCalls}; a directory counts itself. */
    Map<String, Long> calls() {
        return calls.counts();
    }

    /** Whether a password is the entry's. */
    public boolean opens(String dn, String password) {
        if (password == null || password.isEmpty()) {
            return false;
        }
        try {
            return pool == null ? PasswordHash.matches(password, entries.find(User.class, dn).getAttribute("userPassword"))
                    : pool.bindAndRevertAuthentication(dn, password).getResultCode() == ResultCode.SUCCESS;
        } catch (LDAPException | EntryPersistenceException e) {
            return false;
        }
    }

    @PreDestroy
    void close() throws SQLException {
        if (pool != null) {
            pool.close();
        }
        if (database != null) {
            database.close();
            // the JVM would keep this web application for its driver
            for (Driver driver : DriverManager.drivers().filter(each -> each.getClass().getClassLoader() == getClass().getClassLoader()).toList()) {
                DriverManager.deregisterDriver(driver);
            }
        }
    }
}
