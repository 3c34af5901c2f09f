package io.obconnect.bench;

import com.nimbusds.jose.JOSEException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The libraries with the scene's keys. */
public record Libraries(Bare jose4j, Bare nimbus) {

    /** Seal and open under the secret shared with the Consent App. */
    public static Libraries ofSharedSecret() {
        return of(Scene.SHARED_SECRET.key());
    }

    /** Seal and open under the TPP's own secret. */
    static Libraries ofClientSecret() {
        return of(sha256(Scene.CLIENT_SECRET));
    }

    private static Libraries of(byte[] direct) {
        byte[] wrapping = sha256(Scene.CLIENT_SECRET);
        byte[] signing = Scene.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8);
        try {
            return new Libraries(new BareJose4j(direct, wrapping, signing), new BareNimbus(direct, wrapping, signing));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
