package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class JsonTest {

    @Test
    void readsEveryKindOfValue() {
        String json = " { \"t\" : \"a\\u00e9\\ud83c\\udfe6\\/\\\"\\n\" , \"n\":-12,\"f\":1.5e3,\"b\":[true,false,null,{}],\"e\":[] } ";

        Map<String, Object> object = StrictJson.object(json).orElseThrow();

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
        assertThat(StrictJson.object(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7b2261223a22ff227d", "7b2261223a22c080227d", "7b2261223a22eda080227d", "7b2261223a22c3227d", "7b7dc3", "efbbbf7b7d",
        "7b2261223a22f4908080227d"})
    void refusesInvalidUtf8(String hex) {
        assertThat(StrictJson.object(HexFormat.of().parseHex(hex))).isEmpty();
    }

    @Test
    void reads16LevelsAndRefuses17And200() {
        assertThat(StrictJson.object(nested(16))).isPresent();
        assertThat(StrictJson.object(nested(17))).isEmpty();
        assertThat(StrictJson.object(nested(200))).isEmpty();
        assertThat(StrictJson.object("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isPresent();
        assertThat(StrictJson.object("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}")).isEmpty();
    }

    @Property
    void whatIsWrittenReadsTheSameHereAndElsewhere(@ForAll String name, @ForAll String text) throws Exception {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\u0000", "");
        String key = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\u0000", "");
        Map<String, Object> object = Map.of(key, List.of(valid, 7L, true, Map.of("x", List.of())));

        String json = JsonText.of(object);

        assertThat(StrictJson.object(json.getBytes(StandardCharsets.UTF_8))).contains(object);
        assertThat(JSONObjectUtils.parse(json)).isEqualTo(object);
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
    }
}
