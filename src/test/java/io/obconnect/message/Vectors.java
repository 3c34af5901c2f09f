package io.obconnect.message;

import com.nimbusds.jose.util.JSONObjectUtils;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stored messages under {@code /vectors}, which make.js wrote without our code. */
final class Vectors {

    private Vectors() {
    }

    /** One stored vector. */
    record Vector(Map<String, Object> members) {

        String text(String name) {
            return (String) members.get(name);
        }

        byte[] key() {
            return Base64.getUrlDecoder().decode(text("key"));
        }

        byte[] iv() {
            return HexFormat.of().parseHex(text("iv"));
        }

        MessageProfile profile() {
            return MessageProfile.valueOf(text("profile"));
        }

        Instant now() {
            return Instant.ofEpochSecond((Long) members.get("now"));
        }

        KeyRing ring() {
            List<?> opening = (List<?>) members.getOrDefault("opening", List.of());
            return new KeyRing(Samples.secret(text("secret")), opening.stream().map(s -> Samples.secret((String) s)).toList());
        }

        Parties parties() {
            return Parties.of(text("hostname"), URI.create(text("consentApp")));
        }

        @SuppressWarnings("unchecked")
        ConsentRequest request() {
            Map<String, Object> asked = (Map<String, Object>) members.get("request");
            return new ConsentRequest((String) asked.get("returnTo"), (String) asked.get("uid"), (String) asked.get("intent"),
                    (String) asked.get("clientId"), (String) asked.get("scope"), (List<String>) asked.get("acrValues"),
                    Instant.ofEpochSecond((Long) asked.get("issuedAt")), Instant.ofEpochSecond((Long) asked.get("expiresAt")),
                    (String) asked.get("jti"), (String) asked.get("clientName"), (String) asked.get("organizationName"));
        }

        @Override
        public String toString() {
            return profile() + ": " + text("name");
        }
    }

    static Stream<Vector> requests() {
        return read("/vectors/requests.json");
    }

    static Stream<Vector> answers() {
        return read("/vectors/answers.json");
    }

    static Stream<Vector> revocations() {
        return read("/vectors/revocations.json");
    }

    @SuppressWarnings("unchecked")
    private static Stream<Vector> read(String resource) {
        try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
            Map<String, Object> file = JSONObjectUtils.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<Map<String, Object>>) file.get("vectors")).stream().map(Vector::new);
        } catch (IOException | java.text.ParseException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
