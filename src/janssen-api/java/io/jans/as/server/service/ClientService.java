package io.jans.as.server.service;

import io.jans.as.common.model.registration.Client;
import io.jans.util.security.StringEncrypter;

/** The registered OAuth clients. */
public class ClientService {
    public ClientService() {
    }

    public Client getClient(String clientId) {
        throw new UnsupportedOperationException();
    }

    public String buildClientDn(String clientId) {
        throw new UnsupportedOperationException();
    }

    public String decryptSecret(String encrypted) throws StringEncrypter.EncryptionException {
        throw new UnsupportedOperationException();
    }
}
