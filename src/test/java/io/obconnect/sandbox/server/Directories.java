package io.obconnect.sandbox.server;

import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import io.jans.orm.PersistenceEntryManager;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** The connection to the directory. */
@ApplicationScoped
public class Directories {

    @Inject
    private Settings settings;
    private LDAPConnectionPool pool;

    @PostConstruct
    void open() {
        try {
            pool = new LDAPConnectionPool(new SingleServerSet("127.0.0.1", settings.number("ldapPort", 1389)),
                    new SimpleBindRequest(settings.text("ldapBindDn"), settings.text("ldapPassword")), 1, 8);
            pool.setRetryFailedOperationsDueToInvalidConnections(true);
        } catch (LDAPException e) {
            throw new IllegalStateException("no directory", e);
        }
    }

    @Produces
    @ApplicationScoped
    PersistenceEntryManager entries() {
        return LdapEntries.manager(pool);
    }

    /** Whether a password is the entry's. */
    public boolean opens(String dn, String password) {
        if (password == null || password.isEmpty()) {
            return false;
        }
        try {
            return pool.bindAndRevertAuthentication(dn, password).getResultCode() == ResultCode.SUCCESS;
        } catch (LDAPException e) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
