package io.jans.as.model.crypto;

import io.jans.as.model.exception.CryptoProviderException;

import java.security.PrivateKey;

/** The server's keys. */
public abstract class AbstractCryptoProvider {
    public AbstractCryptoProvider() {
    }

    public abstract PrivateKey getPrivateKey(String alias) throws CryptoProviderException;

    public abstract boolean containsKey(String alias);
}
