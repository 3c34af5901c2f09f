package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SizesTest {

    private static final String CONSENT_APP = "https://bank.example.com/?sessionData=";

    @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
    void theLongestLegalValuesFitBothWaysWithAllMembersEchoed(@ForAll MessageProfile profile) throws Exception {
        ConsentRequest longest = longest(1500);
        String sealed = Samples.sealer(profile, Samples.RING).seal(longest);
        String echo = echoed(profile, sealed);

        assertThat(Sizes.fit(CONSENT_APP + sealed, longest.returnTo(), sealed)).isTrue();
        assertThat(CONSENT_APP + sealed).hasSizeLessThan(8000);
        assertThat(longest.returnTo() + "?sessionData=" + echo).hasSizeLessThan(8000);
        assertThat(Samples.code(Samples.opener(profile, Samples.RING).open(echo, Samples.EXPECTED, Samples.NOW))).isNull();
    }

    @Property(tries = 300)
    void whateverFitsComesBackWithinTheLimits(@ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 6000) int ticket) throws Exception {
        ConsentRequest request = longest(ticket);
        String sealed = Samples.sealer(MessageProfile.LEGACY, Samples.RING).seal(request);
        String echo = echoed(MessageProfile.LEGACY, sealed);

        if (Sizes.fit(CONSENT_APP + sealed, request.returnTo(), sealed)) {
            assertThat(echo).hasSizeLessThanOrEqualTo(Sizes.ANSWER);
            assertThat(request.returnTo() + "?sessionData=" + echo).hasSizeLessThan(8000);
        } else {
            assertThat(ticket).as("a ticket of 1 500 characters always fits").isGreaterThan(1500);
        }
    }

    @Test
    void anAddressOf8000CharactersDoesNotFit() {
        assertThat(Sizes.fit("x".repeat(7999), "y", "z")).isTrue();
        assertThat(Sizes.fit("x".repeat(8000), "y", "z")).isFalse();
    }

    /** Every id as long as it may be. */
    private static ConsentRequest longest(int ticket) {
        return new ConsentRequest("https://auth.example.com/jans-auth/obconnect/return/" + "t".repeat(ticket), Samples.UID,
                "i".repeat(128), "c".repeat(128), "openid accounts payments fundsconfirmations",
                List.of("urn:openbanking:psd2:sca", "urn:openbanking:psd2:ca"), Samples.NOW, Samples.NOW.plusSeconds(600),
                "AAECAwQFBgcICQoLDA0ODw", "n".repeat(200), "o".repeat(200));
    }

    private static String echoed(MessageProfile profile, String sealed) throws Exception {
        JWEObject jwe = JWEObject.parse(sealed);
        jwe.decrypt(new DirectDecrypter(profile == MessageProfile.LEGACY ? Samples.SECRET.key()
                : Hkdf.key(new byte[0], Samples.SECRET.key(), "obconnect request v1")));
        Map<String, Object> echo = jwe.getPayload().toJSONObject();
        echo.put("result", Map.of(
                "login", Map.of("account", "i".repeat(128), "acr", "urn:openbanking:psd2:sca"),
                "consent", Map.of("consent_id", "d".repeat(128))));
        if (profile == MessageProfile.LEGACY) {
            return Samples.seal(Samples.SECRET, echo);
        }
        echo.putAll(Map.of("iss", "https://bank.example.com", "aud", "https://auth.example.com", "jti", "j".repeat(36)));
        return Samples.seal(Samples.strictHeader().keyID(Samples.SECRET.kid()).build(), Samples.responseKey(Samples.SECRET), new Payload(echo));
    }
}
