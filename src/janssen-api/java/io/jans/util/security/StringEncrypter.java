package io.jans.util.security;

/** Encrypts secrets at rest. */
public class StringEncrypter {
    public static class EncryptionException extends Exception {
    }
}
