package io.obconnect.it;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * What a client has to know to drive a server: the content of {@code sandbox.json}.
 *
 * @param base for example {@code http://localhost:8080/jans-auth}
 * @param sharedSecret shared with the Consent App
 * @param consentApp the Consent App's address
 * @param tpps the first is trusted, the second not, the third signs with PS256
 * @param person of the server's password login
 * @param properties the script's
 * @param others clients that aren't among {@code tpps}, where the server has them: {@code tpp_noscript}, which lacks our scripts, and
 * {@code ordinary}, which has nothing to do with us
 */
public record Settings(String base, String sharedSecret, String consentApp, List<Tpp> tpps, Person person, Map<String, String> properties,
        Map<String, Tpp> others) {

    private static final List<String> OTHERS = List.of("tpp_noscript", "ordinary");

    public Settings(String base, String sharedSecret, String consentApp, List<Tpp> tpps, Person person, Map<String, String> properties) {
        this(base, sharedSecret, consentApp, tpps, person, properties, Map.of());
    }

    /** A registered client. */
    public record Tpp(String id, String secret, String redirectUri, JWK signingKey) {
    }

    /** Somebody with a password. */
    public record Person(String username, String password) {
    }

    public String issuer() {
        return base.substring(0, base.lastIndexOf("/jans-auth"));
    }

    /** The same server under another address. */
    public Settings at(String otherBase) {
        return new Settings(otherBase, sharedSecret, consentApp, tpps, person, properties, others);
    }

    public static Settings read(Path file) {
        try {
            Map<String, Object> json = JSONObjectUtils.parse(Files.readString(file));
            Map<String, Object> person = JSONObjectUtils.getJSONObject(json, "person");
            Map<String, String> properties = new java.util.HashMap<>();
            JSONObjectUtils.getJSONObject(json, "properties").forEach((name, value) -> properties.put(name, String.valueOf(value)));
            List<Tpp> tpps = new java.util.ArrayList<>();
            for (Object tpp : JSONObjectUtils.getJSONArray(json, "tpps")) {
                tpps.add(tpp((Map<?, ?>) tpp));
            }
            Map<String, Tpp> others = new java.util.HashMap<>();
            for (String name : OTHERS) {
                if (json.get(name) instanceof Map<?, ?> client) {
                    others.put(name, tpp(client));
                }
            }
            return new Settings((String) json.get("base"), (String) json.get("shared_secret"), (String) json.get("consent_app"), tpps,
                    new Person((String) person.get("username"), (String) person.get("password")), properties, others);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalArgumentException(file + " isn't what was expected", e);
        }
    }

    private static Tpp tpp(Map<?, ?> json) throws ParseException {
        Object key = json.get("private_jwk");
        JWK jwk = key == null ? null : JWK.parse(key instanceof String text ? text : JSONObjectUtils.toJSONString(object(key)));
        return new Tpp((String) json.get("client_id"), (String) json.get("client_secret"), (String) json.get("redirect_uri"), jwk);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }
}
