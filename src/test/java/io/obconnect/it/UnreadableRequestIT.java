package io.obconnect.it;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import io.obconnect.it.UserAgent.Page;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Objects that can't be opened get one answer, whatever is wrong with them: nobody learns from us how near a forgery came. */
class UnreadableRequestIT extends JourneyTest {

    private final Walk walk = walk(0);

    @Test
    void everything_that_cant_be_opened_is_answered_alike() {
        String good = walk.tpp.dirWithIntent(Walk.anIntent());
        String[] parts = good.split("\\.", -1);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("wrong key", walk.tpp.dir(Map.of("openbanking_intent_id", Walk.anIntent()), "another-secret-of-32-characters-"));
        bad.put("truncated tag", good.substring(0, good.length() - 4));
        bad.put("no tag", parts[0] + ".." + parts[2] + "." + parts[3] + ".");
        bad.put("flipped bit in the tag", good.substring(0, good.lastIndexOf('.') + 1) + flipped(parts[4]));
        bad.put("flipped bit in the text", parts[0] + ".." + parts[2] + "." + flipped(parts[3]) + "." + parts[4]);
        bad.put("flipped bit in the iv", parts[0] + ".." + flipped(parts[2]) + "." + parts[3] + "." + parts[4]);
        bad.put("six parts", good + ".AAAA");
        bad.put("four parts", parts[0] + ".." + parts[2] + "." + parts[3]);
        bad.put("a key in direct encryption", parts[0] + ".AAAA." + parts[2] + "." + parts[3] + "." + parts[4]);
        bad.put("alg swapped", headed("{\"enc\":\"A256GCM\",\"alg\":\"A256KW\"}", good));
        bad.put("alg RSA-OAEP", headed("{\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}", good));
        bad.put("alg unknown", headed("{\"enc\":\"A256GCM\",\"alg\":\"none\"}", good));
        bad.put("password based", headed("{\"enc\":\"A256GCM\",\"alg\":\"PBES2-HS256+A128KW\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}", good));
        bad.put("enc swapped", headed("{\"enc\":\"A128CBC-HS256\",\"alg\":\"dir\"}", good));
        bad.put("header isn't JSON", headed("nonsense", good));
        bad.put("critical extension", headed("{\"enc\":\"A256GCM\",\"alg\":\"dir\",\"crit\":[\"b64\"],\"b64\":true}", good));
        bad.put("zip bomb", walk.tpp.encrypted(new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .compressionAlgorithm(CompressionAlgorithm.DEF).build(), new Payload("{\"a\":\"" + "0".repeat(3_000_000) + "\"}")));
        bad.put("payload isn't JSON", walk.tpp.encrypted(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload("nonsense!")));
        bad.put("members twice", walk.tpp.encrypted(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM),
                new Payload("{\"openbanking_intent_id\":\"a\",\"openbanking_intent_id\":\"b\"}")));
        bad.put("no JOSE at all", "junk");
        bad.put("dots", ".....");
        bad.forEach((what, object) -> {
            Page page = new UserAgent().post(walk.tpp.endpoint("/restv1/authorize"), walk.tpp.query(object, "unreadable"));
            Map<String, String> error = new LinkedHashMap<>(walk.answered(page));
            assertThat(error.get("error_description")).as(what).startsWith("OBC-105");
            error.replace("error_description", error.get("error_description").replaceAll("reference [^)]*", "reference"));
            assertThat(error).as(what).isEqualTo(Map.of("error", "invalid_request_object", "state", "unreadable",
                    "error_description", "OBC-105 The request object can't be read (reference)"));
            assertThat(page.body()).as(what).doesNotContain("Exception").doesNotContain("\tat ");
            Page pushed = walk.tpp.push(walk.tpp.query(object, "unreadable"));
            assertThat(pushed.status()).as(what).isEqualTo(400);
            assertThat(TppClient.json(pushed)).as(what).containsEntry("error", "invalid_request_object");
            assertThat(pushed.body()).as(what).contains("OBC-105").doesNotContain("Exception");
        });
    }

    @Test
    void an_object_that_is_too_large_is_refused() {
        String object = walk.tpp.dir(Map.of("openbanking_intent_id", Walk.anIntent(), "filler", "x".repeat(20_000)));
        Page page = new UserAgent().post(walk.tpp.endpoint("/restv1/authorize"), walk.tpp.query(object, "large"));
        assertThat(walk.answered(page)).containsEntry("error", "invalid_request").containsEntry("state", "large");
    }

    private static String headed(String header, String object) {
        return Base64URL.encode(header) + object.substring(object.indexOf('.'));
    }

    private static String flipped(String part) {
        byte[] octets = new Base64URL(part).decode();
        octets[0] ^= 1;
        return Base64URL.encode(octets).toString();
    }
}
