package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.shaded.gson.Gson;
import com.nimbusds.jose.shaded.gson.JsonElement;
import com.nimbusds.jose.shaded.gson.JsonParser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JsonTest {

    @Test
    void readsEveryKindOfValue() {
        String json = " { \"t\" : \"a\\u00e9\\ud83c\\udfe6\\/\\\"\\n\" , \"n\":-12,\"f\":1.5e3,\"b\":[true,false,null,{}],\"e\":[] } ";

        Map<String, Object> object = Json.object(json).orElseThrow();

        assertThat(object).containsEntry("t", "aé🏦/\"\n").containsEntry("n", -12L).containsEntry("f", 1500.0)
                .containsEntry("b", Arrays.asList(true, false, null, Map.of())).containsEntry("e", List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "null", "[]", "\"a\"", "1", "{", "}", "{}{}", "{} x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}",
        "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":\"\\u0000\"}", "{\"a\":\"\u0000\"}", "{\"\\u0000\":1}", "{\"a\":\"\n\"}",
        "{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\\udc00\\ud800\"}", "{\"a\":\"\\ud800x\"}", "{\"\\ud800\":1}",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\u００４１\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"", "{\"a\":\"\\",
        "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":5.}", "{\"a\":-}", "{\"a\":1e}", "{\"a\":1e400}", "{\"a\":NaN}", "{\"a\":Infinity}",
        "{\"a\":0x10}", "{\"a\":1234567890123456789}", "{\"a\":0.00000000000000000000000000000001}",
        "{\"a\":tru}", "{\"a\":True}", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{\"a\":1 \"b\":2}", "{/**/}", "{}//", "\uFEFF{}", "{\u00A0}"})
    void refusesWhatParsersUnderstandDifferently(String json) {
        assertThat(Json.object(json)).isEmpty();
    }

    @Test
    void takesAReplacementCharacterThatWasSent() {
        assertThat(Json.object(HexFormat.of().parseHex("7b2261223a22efbfbd227d"))).contains(Map.of("a", "\uFFFD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7b2261223a22ff227d", "7b2261223a22efbfbdff227d", "7b2261223a22c080227d", "7b2261223a22eda080227d", "7b2261223a22c3227d", "7b7dc3", "efbbbf7b7d",
        "7b2261223a22f4908080227d"})
    void refusesInvalidUtf8(String hex) {
        assertThat(Json.object(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void reads16LevelsAndRefuses17And200() {
        assertThat(Json.object(nested(16))).isPresent();
        assertThat(Json.object(nested(17))).isEmpty();
        assertThat(Json.object(nested(200))).isEmpty();
        assertThat(Json.object("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isPresent();
        assertThat(Json.object("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}")).isEmpty();
    }

    @Property
    void whatIsWrittenReadsTheSameHereAndElsewhere(@ForAll String name, @ForAll String text) throws Exception {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\u0000", "");
        String key = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\u0000", "");
        Map<String, Object> object = Map.of(key, List.of(valid, 7L, true, Map.of("x", List.of())));

        String json = Json.text(object);

        assertThat(Json.object(json.getBytes(StandardCharsets.UTF_8))).contains(object);
        assertThat(JSONObjectUtils.parse(json)).isEqualTo(object);
    }

    /** Texts out of JSON's own pieces: whatever passes the guard, another strict library reads too, and to the same end. */
    @Property(tries = 5_000)
    void whatPassesTheGuardIsJsonElsewhereToo(@ForAll("nearlyJson") String json) throws Exception {
        Optional<Map<String, Object>> object = Json.object(json);

        if (object.isPresent()) {
            assertThat(new Gson().getAdapter(JsonElement.class).fromJson(json)).as(json).isEqualTo(JsonParser.parseString(Json.text(object.get())));
            assertThat(Json.object(Json.text(object.get()))).contains(object.get());
        }
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        Arbitrary<String> piece = Arbitraries.of("{", "}", "[", "]", ",", ":", " ", "\"", "\"a\"", "\"b\"", "\"a\":", "\"b\":", "1", "-0", "01", "1.5e3", "-",
                "true", "null", "nul", "\\", "\"\\ud83c\\udfe6\"", "\"\\udfe6\"", "\u0000", "\"\\u0000\"", "\ufeff", "é", "//", "/*", "'");
        return piece.list().ofMaxSize(14).map(pieces -> "{" + String.join("", pieces) + "}");
    }

    @Property(tries = 5_000)
    void nothingThrows(@ForAll String text, @ForAll byte[] octets) {
        Json.object(text);
        Json.object("{\"a\":" + text + "}");
        Json.object(octets);
        Json.trusted(text);
    }

    @Test
    void depthAndEscapesWithoutEndCostNoStack() {
        assertThat(Json.object("{\"a\":".repeat(200_000))).isEmpty();
        assertThat(Json.object("{\"a\":\"" + "\\n".repeat(200_000) + "\"}")).isPresent();
        assertThat(Json.object("{\"a\":" + "1".repeat(200_000) + "}")).isEmpty();
    }

    /** A TPP's state may hold anything, and a sealed or stored text that carries it on must be read back. */
    @Property
    void whatWasWrittenHereIsAlwaysReadHere(@ForAll String text) {
        assertThat(Json.trusted(Json.text(Map.of("state", text)))).contains(Map.of("state", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{", "{\"a\":1,\"a\":2}", "<html>"})
    void withoutTheGuardAnObjectIsStillAnObject(String text) {
        assertThat(Json.trusted(text)).isEmpty();
        assertThat(Json.trusted(null)).isEmpty();
    }

    @Test
    void isWrittenOnOneLineWithReadableSlashes() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", "https://a/\\/\n");
        object.put("a", Arrays.asList(1, true, null));

        assertThat(Json.text(object)).isEqualTo("{\"z\":\"https://a/\\\\/\\n\",\"a\":[1,true,null]}");
        assertThat(Json.array(List.of("a", "b/c"))).isEqualTo("[\"a\",\"b/c\"]");
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }
}
