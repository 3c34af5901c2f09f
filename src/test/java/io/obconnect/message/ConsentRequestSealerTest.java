package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.util.JSONObjectUtils;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ConsentRequestSealerTest {

    @Test
    void aThousandJourneysHaveDifferentIvsUidsAndJtis() {
        ConsentRequestSealer sealer = Samples.sealer(MessageProfile.LEGACY, Samples.RING);
        Uids uids = new Uids(new SecureRandom());
        Set<String> ivs = new HashSet<>();
        Set<String> names = new HashSet<>();
        Set<String> jtis = new HashSet<>();

        for (int i = 0; i < 1000; i++) {
            ivs.add(sealer.seal(Samples.request()).split("\\.", -1)[2]);
            names.add(uids.uid());
            jtis.add(uids.jti());
        }

        assertThat(ivs).hasSize(1000);
        assertThat(names).hasSize(1000);
        assertThat(jtis).hasSize(1000);
    }

    @Test
    void aRequestWithoutScopeAsksForAccounts() throws Exception {
        ConsentRequest plain = Samples.request();
        ConsentRequest request = new ConsentRequest(plain.returnTo(), plain.uid(), plain.intent(), plain.clientId(), "",
                plain.acrValues(), plain.issuedAt(), plain.expiresAt(), plain.jti(), plain.clientName(), plain.organizationName());

        Map<String, Object> payload = open(Samples.sealer(MessageProfile.LEGACY, Samples.RING).seal(request), Samples.SECRET.key());

        assertThat(object(payload, "params")).containsEntry("scope", "openid accounts");
    }

    @Property(tries = 500)
    void anyRequestComesThroughAnotherLibraryUnchanged(@ForAll("requests") ConsentRequest request, @ForAll MessageProfile profile)
            throws Exception {
        byte[] key = profile == MessageProfile.LEGACY ? Samples.SECRET.key()
                : Hkdf.key(new byte[0], Samples.SECRET.key(), "obconnect request v1");

        Map<String, Object> payload = open(Samples.sealer(profile, Samples.RING).seal(request), key);

        Map<String, Object> params = object(payload, "params");
        Map<String, Object> claims = JSONObjectUtils.parse((String) params.get("claims"));
        Map<String, Object> idToken = object(claims, "id_token");
        assertThat(payload).containsEntry("returnTo", request.returnTo()).containsEntry("uid", request.uid())
                .containsEntry("jti", request.jti()).containsEntry("iat", request.issuedAt().getEpochSecond())
                .containsEntry("exp", request.expiresAt().getEpochSecond());
        assertThat(object(payload, "client")).isEqualTo(
                Map.of("client_name", request.clientName(), "org_name", request.organizationName()));
        assertThat(params).containsEntry("client_id", request.clientId()).containsEntry("scope", request.scope());
        assertThat(object(claims, "userinfo")).isEqualTo(
                Map.of("openbanking_intent_id", Map.of("value", request.intent(), "essential", true)));
        assertThat(object(idToken, "openbanking_intent_id")).containsEntry("value", request.intent());
        assertThat(object(idToken, "acr")).isEqualTo(Map.of("essential", true, "values", request.acrValues()));
        assertThat(object(object(payload, "prompt"), "details").get("openbanking_intent_id")).isEqualTo(
                Map.of("value", request.intent(), "essential", profile == MessageProfile.LEGACY ? "true" : (Object) true));
    }

    @Provide
    Arbitrary<ConsentRequest> requests() {
        // any text that UTF-8 can carry
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(60)
                .filter(s -> s.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        Arbitrary<String> intent = Arbitraries.strings().withChars("AZaz09._:-").ofMinLength(1).ofMaxLength(128);
        Arbitrary<List<String>> acrs = text.list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<Instant> time = Arbitraries.longs().between(0, 4_102_444_800L).map(Instant::ofEpochSecond);
        return Combinators.combine(text, intent, text, acrs, time, text, text, text.filter(s -> !s.isBlank())).as(
                (returnTo, id, client, acr, issued, name, organization, scope) -> new ConsentRequest(returnTo, Samples.UID, id,
                        client, scope, acr, issued, issued.plusSeconds(300), "jti", name, organization));
    }

    private static Map<String, Object> open(String compact, byte[] key) throws Exception {
        JWEObject jwe = JWEObject.parse(compact);
        jwe.decrypt(new DirectDecrypter(key));
        return jwe.getPayload().toJSONObject();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }
}
