package io.jans.as.model.exception;

/** The server's key store could not be used. */
public class CryptoProviderException extends Exception {
}
