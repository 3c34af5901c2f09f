package io.obconnect.bench;

import java.security.PublicKey;
import java.util.Map;

/**
 * A JOSE library alone, used as sparingly as it can be: keys and whatever it lets one keep are made once. Everything that fails is an
 * exception, as the libraries have it.
 */
public interface Bare {

    /** {@code dir}/{@code A256GCM} around the JSON text of these members. */
    String seal(Map<String, Object> members) throws Exception;

    /** The members of what {@link #seal} made. */
    Map<String, Object> open(String compact) throws Exception;

    /** {@code A256KW}/{@code A256GCM} around an {@code HS256} JWS of these members' JSON text. */
    String wrap(Map<String, Object> members) throws Exception;

    /** The members of a JWS whose signature verifies. */
    Map<String, Object> verify(String compact, String algorithm, PublicKey key) throws Exception;

    String json(Map<String, Object> members);
}
