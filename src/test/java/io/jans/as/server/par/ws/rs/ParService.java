package io.jans.as.server.par.ws.rs;

import com.unboundid.ldap.sdk.RDN;
import io.jans.as.model.config.StaticConfiguration;
import io.jans.as.persistence.model.Par;
import io.jans.orm.PersistenceEntryManager;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.UUID;

/** Stand-in: pushed authorization requests. */
@ApplicationScoped
public class ParService {

    private static final String OUTSIDE = "urn:ietf:params:oauth:request_uri:";
    private static final String INSIDE = "par:";

    @Inject
    private PersistenceEntryManager entries;
    @Inject
    private StaticConfiguration configuration;

    public static String toPersistenceId(String outsideId) {
        return outsideId.replace(OUTSIDE, INSIDE);
    }

    public static String toOutsideId(String id) {
        return id.replace(INSIDE, OUTSIDE);
    }

    public static boolean isPar(String requestUri) {
        return requestUri != null && requestUri.startsWith(OUTSIDE);
    }

    public void persist(Par par) {
        par.setId(INSIDE + UUID.randomUUID());
        par.setDn(dn(par.getId()));
        entries.persist(par);
    }

    /** Null where there is none. */
    public Par getPar(String id) {
        String dn = dn(toPersistenceId(id));
        return entries.contains(dn, Par.class) ? entries.find(Par.class, dn) : null;
    }

    private String dn(String id) {
        return new RDN("jansId", id) + "," + configuration.getBaseDn().getPar();
    }
}
