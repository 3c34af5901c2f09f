package io.obconnect.request;

import io.obconnect.ErrorCode;
import io.obconnect.Outcome;
import io.obconnect.config.Configuration;
import io.obconnect.message.Base64Url;
import io.obconnect.message.CompactSerialization;
import io.obconnect.message.Json;
import io.obconnect.request.DecodedObject.Form;
import io.obconnect.request.ValidatedRequest.Authentication;
import io.obconnect.request.ValidatedRequest.KeySource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Opens a request object: decrypts it, verifies the signature, and says how its content was authenticated (protocol section 1).
 *
 * <p>Everything that can't be decrypted gets the one answer {@link ErrorCode#REQUEST_OBJECT_UNREADABLE}, so that nobody learns from us whether a key,
 * a tag or a header was wrong.
 */
final class RequestObjectDecoding {

    /** Characters of a request object. */
    static final int MAXIMUM_LENGTH = 16 * 1024;
    /** An object of the full length grows by two base64 encodings when it is wrapped again for the server. */
    private static final int MAXIMUM_WRAPPED_LENGTH = 2 * MAXIMUM_LENGTH;

    private final SignatureCheck signatures;

    RequestObjectDecoding(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    Outcome<DecodedObject> open(String object, Client client, Configuration configuration, AuthServer server) {
        if (object.length() > MAXIMUM_WRAPPED_LENGTH) {
            return Outcome.refuse(ErrorCode.REQUEST_TOO_LARGE);
        }
        Optional<CompactObject> parsed = CompactObject.parse(object);
        boolean wrapped = parsed.isPresent() && Decryption.KEY_WRAP.contains(parsed.get().algorithm());
        if (object.length() > MAXIMUM_LENGTH && !wrapped) {
            return Outcome.refuse(ErrorCode.REQUEST_TOO_LARGE);
        }
        if (parsed.isEmpty()) {
            return unreadable();
        }
        return parsed.get().jws() ? signed(parsed.get(), client, server) : encrypted(parsed.get(), client, configuration, server);
    }

    private Outcome<DecodedObject> signed(CompactObject jws, Client client, AuthServer server) {
        if ("none".equals(jws.algorithm())) {
            return jws.part(2).length == 0 ? payload(jws.part(1), Form.UNAUTHENTICATED, Optional.empty()) : unreadable();
        }
        return signatures.verify(jws, client, server)
                .then(octets -> payload(octets, Form.JWS, Optional.of(new Authentication.Signed(jws.algorithm()))));
    }

    private Outcome<DecodedObject> encrypted(CompactObject jwe, Client client, Configuration configuration, AuthServer server) {
        if (!Decryption.supports(jwe)) {
            return unreadable();
        }
        if (Decryption.PUBLIC_KEY.contains(jwe.algorithm())) {
            return server.decryptionKey(jwe.kid().orElse("")).flatMap(key -> Decryption.decrypt(jwe, key))
                    .map(octets -> decrypted(jwe, octets, Optional.empty(), client, server))
                    .orElseGet(RequestObjectDecoding::unreadable);
        }
        if (Decryption.DIRECT.equals(jwe.algorithm())) {
            List<SymmetricKeys.Candidate> candidates = SymmetricKeys.direct(client, configuration);
            if (candidates.isEmpty()) {
                return Outcome.refuse(ErrorCode.DIRECT_ENCRYPTION_REFUSED, "the client has no secret");
            }
            return Decryption.decrypt(jwe, candidates, SymmetricKeys.Candidate::key)
                    .map(opened -> decrypted(jwe, opened.plain(), Optional.of(opened.key().source()), client, server))
                    .orElseGet(RequestObjectDecoding::unreadable);
        }
        if (client.secret().isEmpty()) {
            return Outcome.refuse(ErrorCode.DIRECT_ENCRYPTION_REFUSED, "the client has no secret");
        }
        return Decryption.decrypt(jwe, SymmetricKeys.wrapping(client.secret().get(), jwe.algorithm()))
                .map(octets -> decrypted(jwe, octets, Optional.of(KeySource.CLIENT_SECRET), client, server))
                .orElseGet(RequestObjectDecoding::unreadable);
    }

    /** @param key whose the symmetric key was; empty where the object was encrypted to our public key */
    private Outcome<DecodedObject> decrypted(CompactObject jwe, byte[] octets, Optional<KeySource> key, Client client, AuthServer server) {
        boolean serverReads = Decryption.SERVERS_OWN.contains(jwe.algorithm());
        String text = new String(octets, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{") && CompactSerialization.looksSigned(text)) {
            return CompactObject.parse(text).map(inner -> signed(inner, client, server))
                    .orElseGet(RequestObjectDecoding::unreadable)
                    .map(inner -> inner.form() == Form.UNAUTHENTICATED ? inner : new DecodedObject(
                            serverReads ? Form.JWS_IN_SERVER_JWE : Form.JWS_IN_FOREIGN_JWE,
                            inner.payload(), inner.authentication(), Optional.of(text)));
        }
        Optional<byte[]> encodedJson = text.startsWith("{") ? Optional.empty() : Base64Url.decode(text);
        byte[] json = encodedJson.orElse(octets);
        if (key.isEmpty()) {
            return payload(json, Form.UNAUTHENTICATED, Optional.empty());
        }
        Optional<String> obstacle = obstacle(client, server);
        if (obstacle.isPresent()) {
            return Outcome.refuse(ErrorCode.DIRECT_ENCRYPTION_REFUSED, obstacle.get());
        }
        Form form = serverReads && encodedJson.isPresent() ? Form.SYMMETRIC : Form.SYMMETRIC_FOREIGN;
        return payload(json, form, Optional.of(new Authentication.Encrypted(key.get())));
    }

    /** Why an unsigned object isn't accepted from this client, although it is encrypted under a secret of the client's. */
    private static Optional<String> obstacle(Client client, AuthServer server) {
        if (client.signingAlgorithm().isPresent()) {
            return Optional.of("the client has registered a signing algorithm");
        }
        if (client.requestObjectEncryptionAlg().filter(alg -> !Decryption.DIRECT.equals(alg) && !Decryption.KEY_WRAP.contains(alg)).isPresent()) {
            return Optional.of("the client has registered another encryption algorithm");
        }
        if (client.secret().isEmpty()) {
            return Optional.of("the client has no secret");
        }
        if (server.fapi() || server.signedRequestsOnly()) {
            return Optional.of("the server accepts signed request objects only");
        }
        return Optional.empty();
    }

    private static Outcome<DecodedObject> payload(byte[] json, Form form, Optional<Authentication> authentication) {
        return Json.object(json).map(payload -> Outcome.accept(new DecodedObject(form, payload, authentication, Optional.empty())))
                .orElseGet(RequestObjectDecoding::unreadable);
    }

    private static Outcome<DecodedObject> unreadable() {
        return Outcome.refuse(ErrorCode.REQUEST_OBJECT_UNREADABLE);
    }
}
