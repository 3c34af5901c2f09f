package io.obconnect.sandbox.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values under random keys, the latest {@value #KEPT} only: a page that is opened again and again can't fill the memory. */
final class Recent<V> {

    private static final int KEPT = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, V> values = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > KEPT;
        }
    };

    /** 128 random bits, base64url. */
    static String randomKey() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether it has the form of our keys, so that it may go back into a cookie. */
    static boolean isKey(String text) {
        return text.matches("[A-Za-z0-9_-]{22}");
    }

    synchronized void put(String key, V value) {
        values.put(key, value);
    }

    synchronized Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value, which is then gone: for what may be used once. */
    synchronized Optional<V> take(String key) {
        return Optional.ofNullable(values.remove(key));
    }
}
