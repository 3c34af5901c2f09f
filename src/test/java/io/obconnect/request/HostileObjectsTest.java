package io.obconnect.request;

import io.obconnect.Outcome;
import io.obconnect.message.Base64Url;
import io.obconnect.message.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes, there is an answer, never an exception, and nobody without a key is let in. */
class HostileObjectsTest {

    private static final String DIRECT = Tpp.dir(Tpp.topLevel(), Tpp.CLIENT_SECRET);
    private static final String SIGNED = Tpp.signed("ES256", Tpp.claims());
    private static final String WRAPPED = Tpp.wrapped("A256KW", "A256GCM", Tpp.claims(), Tpp.CLIENT_SECRET);
    private static final String UNSECURED_HEADER = Base64Url.encode("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

    private boolean accepted(String object) {
        return Tpp.verify(object, Map.of("client_id", Tpp.ID), Tpp.client(), Tpp.configuration(), Tpp.SERVER, Tpp.NOW)
                instanceof Outcome.Accepted;
    }

    @Property(tries = 500)
    void any_text_is_refused(@ForAll String text) {
        assertThat(accepted(text)).isFalse();
    }

    @Property(tries = 300)
    void any_parts_are_refused(@ForAll("compact") String text) {
        assertThat(accepted(text)).isFalse();
    }

    @Property(tries = 300)
    void any_payload_that_anybody_could_write_is_refused(@ForAll("json") String payload) {
        assertThat(accepted(UNSECURED_HEADER + "." + Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8)) + ".")).isFalse();
    }

    @Property(tries = 300)
    void any_payload_of_the_client_itself_gets_an_answer(@ForAll("json") String payload) {
        boolean named = Json.object(payload).filter(read -> new RequestedIntent(read).named()).isPresent();
        assertThat(!accepted(Tpp.dir(payload, Tpp.CLIENT_SECRET)) || named).isTrue();
    }

    @Test
    void no_single_changed_character_is_overlooked() {
        SplittableRandom random = new SplittableRandom(7);
        for (String object : new String[] {DIRECT, SIGNED, WRAPPED}) {
            assertThat(accepted(object)).isTrue();
            for (int i = 0; i < object.length(); i += 1 + random.nextInt(3)) {
                assertThat(accepted(changed(object, i, random))).as("character %d", i).isFalse();
            }
        }
    }

    @Test
    @Tag("slow")
    void a_million_mutations_are_refused() {
        SplittableRandom random = new SplittableRandom(42);
        String[] originals = {DIRECT, WRAPPED, RequestObjectsTest.PRINTED_SAMPLE, UNSECURED_HEADER + ".e30."};
        for (int i = 0; i < 1_000_000; i++) {
            String original = originals[random.nextInt(originals.length)];
            String object = original;
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(object.length());
                object = switch (random.nextInt(4)) {
                    case 0 -> object.substring(0, at) + object.substring(at + 1);
                    case 1 -> object.substring(0, at) + "." + object.substring(at);
                    case 2 -> object.substring(0, at);
                    default -> changed(object, at, random);
                } + (random.nextInt(50) == 0 ? "\u0000" : "");
                if (object.isEmpty()) {
                    break;
                }
            }
            // one change may undo another
            assertThat(!object.equals(original) && accepted(object)).as(object).isFalse();
        }
    }

    private static String changed(String object, int at, SplittableRandom random) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/= {\"";
        char c = object.charAt(at);
        while (c == object.charAt(at)) {
            c = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return object.substring(0, at) + c + object.substring(at + 1);
    }

    @Provide
    Arbitrary<String> compact() {
        Arbitrary<String> header = Combinators.combine(
                Arbitraries.of("dir", "A256KW", "A128KW", "RSA1_5", "RSA-OAEP", "ES256", "HS256", "none", "PBES2-HS256+A128KW", ""),
                Arbitraries.of("A256GCM", "A128GCM", "A256CBC-HS512", "", "x")).as((alg, enc) -> Base64Url.encode(
                ("{\"alg\":\"" + alg + "\",\"enc\":\"" + enc + "\",\"kid\":\"server-enc\"}").getBytes(StandardCharsets.UTF_8)));
        Arbitrary<String> part = Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Base64Url::encode);
        return Combinators.combine(header, part.list().ofMinSize(1).ofMaxSize(6)).as((first, rest) -> first + "." + String.join(".", rest));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> value = Arbitraries.of("\"A\"", "null", "1", "1e400", "[]", "{}", "true", "{\"value\":\"A\"}", "{\"value\":7}",
                "{\"values\":[null,1,{}]}", "{\"essential\":\"x\"}", "\"\\ud800\"", "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]", "-", "\"%\"");
        Arbitrary<String> name = Arbitraries.of("openbanking_intent_id", "claims", "id_token", "userinfo", "acr", "exp", "nbf", "aud", "iss",
                "client_id", "redirect_uri", "scope", "response_type", "prompt", "acr_values", "obconnect_bare");
        Arbitrary<String> object = members(name, value);
        return members(name, Arbitraries.oneOf(value, members(name, Arbitraries.oneOf(value, object))));
    }

    private static Arbitrary<String> members(Arbitrary<String> name, Arbitrary<String> value) {
        return Combinators.combine(name, value).as((key, member) -> "\"" + key + "\":" + member)
                .list().ofMaxSize(5).map(list -> "{" + String.join(",", list) + "}");
    }
}
