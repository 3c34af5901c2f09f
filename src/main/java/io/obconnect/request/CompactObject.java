package io.obconnect.request;

import io.obconnect.message.Base64Url;
import io.obconnect.message.CompactSerialization;
import io.obconnect.message.Json;

import java.util.Map;
import java.util.Optional;

import org.jose4j.jwx.JsonWebStructure;

/**
 * A request object in its compact form, checked before any key is touched: beyond what {@link CompactSerialization} demands, a header
 * without {@code zip} (a bomb would be inflated after decryption) and without {@code crit} (we understand no extension).
 */
final class CompactObject {

    private final CompactSerialization compact;
    private final JsonWebStructure structure;

    private CompactObject(CompactSerialization compact, JsonWebStructure structure) {
        this.compact = compact;
        this.structure = structure;
    }

    /** Empty where the text isn't such a serialization. */
    static Optional<CompactObject> parse(String text) {
        return CompactSerialization.parse(text)
                .flatMap(compact -> compact.structure().map(structure -> new CompactObject(compact, structure)))
                .filter(object -> object.header("zip") == null && object.header("crit") == null)
                .filter(object -> object.header("alg") instanceof String)
                .filter(object -> object.jws() || object.header("enc") instanceof String)
                .filter(object -> object.header("kid") == null || object.header("kid") instanceof String);
    }

    /** As the library read it; {@code null} counts as absent, for the library too. */
    private Object header(String name) {
        return structure.getHeaders().getObjectHeaderValue(name);
    }

    /** The payload of a text that looks signed, unverified: whoever wrote it can have written anything. */
    static Optional<Map<String, Object>> unverified(String text) {
        return Optional.of(text).filter(CompactSerialization::looksSigned)
                .flatMap(jws -> Base64Url.decode(jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'))))
                .flatMap(Json::object);
    }

    CompactSerialization compact() {
        return compact;
    }

    /** For jose4j. It keeps state, so one check uses it at a time. */
    JsonWebStructure structure() {
        return structure;
    }

    boolean jws() {
        return compact.jws();
    }

    String algorithm() {
        return (String) header("alg");
    }

    String encryption() {
        return (String) header("enc");
    }

    Optional<String> kid() {
        return Optional.ofNullable((String) header("kid"));
    }

    /** A part's octets. */
    byte[] part(int index) {
        return compact.parts().get(index);
    }
}
