package io.jans.as.server.service;

import io.jans.as.persistence.model.ClientAuthorization;

/** What persons have allowed clients. */
public class ClientAuthorizationsService {
    public ClientAuthorization find(String userInum, String clientId) {
        throw new UnsupportedOperationException();
    }

    public static String createId(String userInum, String clientId) {
        throw new UnsupportedOperationException();
    }

    public String createDn(String id) {
        throw new UnsupportedOperationException();
    }
}
