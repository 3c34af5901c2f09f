package io.obconnect.message;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The ways to write a secret down (protocol, "Key rule"): plain text means its UTF-8 octets; {@code base64url:…}, {@code hex:…} and
 * {@code jwk:{…}} (RFC 7518 section 6.4, {@code "kty":"oct"}) spell octets; {@code file:<path>} and {@code env:<name>} say where the
 * secret stands. What stands there is octets, or one of the three spellings: a file can hold the Consent App's JWK, but behind {@code jwk:}.
 */
public final class SecretForms {

    private static final String BASE64URL = "base64url:";
    private static final String HEX = "hex:";
    private static final String JWK = "jwk:";
    private static final String FILE = "file:";
    private static final String ENVIRONMENT = "env:";

    private SecretForms() {
    }

    /**
     * The secret's octets, those that {@link SharedSecret#parse} applies the key rule to; refused with {@link ErrorCode#PROPERTY_INVALID} where
     * they can't be read, without quoting the value.
     */
    public static Outcome<byte[]> octets(String configured, SecretSources sources) {
        return text(configured, sources).then(SecretForms::spelled);
    }

    /**
     * The secret as it is written down: what stands in the file or the variable that is named, or else the text itself. {@link #octets} before a
     * spelling is decoded, without the newline at a file's end; refused with {@link ErrorCode#PROPERTY_INVALID} where it can't be read.
     */
    public static Outcome<byte[]> text(String configured, SecretSources sources) {
        if (configured.startsWith(FILE)) {
            return read(sources.file(configured.substring(FILE.length())).map(SecretForms::withoutNewline), "the secret's file can't be read");
        }
        if (configured.startsWith(ENVIRONMENT)) {
            return read(sources.environment(configured.substring(ENVIRONMENT.length())).map(value -> value.getBytes(StandardCharsets.UTF_8)),
                    "the secret's environment variable isn't set");
        }
        return Outcome.accept(configured.getBytes(StandardCharsets.UTF_8));
    }

    /** Any octets are a secret, unless they begin like a spelling: then they must be one, a typing error must not become the key. */
    private static Outcome<byte[]> spelled(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (text.startsWith(BASE64URL)) {
            return read(Base64Url.decode(withoutPadding(text.substring(BASE64URL.length()))), "base64url: isn't followed by base64url");
        }
        if (text.startsWith(HEX)) {
            return read(hex(text.substring(HEX.length())), "hex: isn't followed by hexadecimal digits");
        }
        if (text.startsWith(JWK)) {
            return read(jwk(text.substring(JWK.length())), "jwk: isn't followed by a JWK of kty oct");
        }
        return Outcome.accept(octets);
    }

    private static Outcome<byte[]> read(Optional<byte[]> octets, String otherwise) {
        return octets.map(Outcome::accept).orElseGet(() -> Outcome.refuse(ErrorCode.PROPERTY_INVALID, otherwise));
    }

    private static Optional<byte[]> hex(String digits) {
        return digits.matches("(?:[0-9A-Fa-f]{2})+") ? Optional.of(HexFormat.of().parseHex(digits)) : Optional.empty();
    }

    private static Optional<byte[]> jwk(String json) {
        return Json.object(json)
                .filter(jwk -> "oct".equals(jwk.get("kty")))
                .flatMap(jwk -> Json.string(jwk, "k"))
                .flatMap(Base64Url::decode);
    }

    private static String withoutPadding(String base64url) {
        return base64url.replaceFirst("={1,2}$", "");
    }

    /** Editors end a file with a newline that isn't part of the secret. */
    private static byte[] withoutNewline(byte[] content) {
        int end = content.length;
        if (end > 0 && content[end - 1] == '\n') {
            end--;
            if (end > 0 && content[end - 1] == '\r') {
                end--;
            }
        }
        return Arrays.copyOf(content, end);
    }
}
