package io.jans.as.server.par.ws.rs;

import io.jans.as.persistence.model.Par;

/** Pushed authorization requests. */
public class ParService {
    public ParService() {
    }

    public static String toPersistenceId(String outsideId) {
        throw new UnsupportedOperationException();
    }

    public Par getPar(String id) {
        throw new UnsupportedOperationException();
    }

    public static String toOutsideId(String id) {
        throw new UnsupportedOperationException();
    }

    public void persist(Par par) {
        throw new UnsupportedOperationException();
    }
}
