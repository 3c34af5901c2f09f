package io.obconnect.message;

import static io.obconnect.message.Samples.EXPECTED;
import static io.obconnect.message.Samples.NOW;
import static io.obconnect.message.Samples.OLD_SECRET;
import static io.obconnect.message.Samples.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import io.obconnect.ErrorCode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;

class RotationTest {

    private static final KeyRing ROTATING = new KeyRing(SECRET, List.of(OLD_SECRET));

    @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
    void oldAndNewSecretBothOpenAndTheUseIsReported(@ForAll MessageProfile profile) {
        AnswerOpener opener = Samples.opener(profile, ROTATING);

        assertThat(Samples.accepted(opener.open(answer(profile, SECRET), EXPECTED, NOW)).key()).isEqualTo(KeyStatus.CURRENT);
        assertThat(Samples.accepted(opener.open(answer(profile, OLD_SECRET), EXPECTED, NOW)).key()).isEqualTo(KeyStatus.OPENING);
    }

    @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
    void onceRemovedTheOldSecretOpensNothing(@ForAll MessageProfile profile) {
        AnswerOpener opener = Samples.opener(profile, new KeyRing(SECRET, List.of()));

        assertThat(Samples.code(opener.open(answer(profile, OLD_SECRET), EXPECTED, NOW))).isEqualTo(ErrorCode.ANSWER_UNDECRYPTABLE);
    }

    @Test
    void onlyTheNewSecretSealsAndItIsNamed() throws Exception {
        JWEObject jwe = JWEObject.parse(Samples.sealer(MessageProfile.LEGACY, ROTATING).seal(Samples.request()));

        assertThat(jwe.getHeader().getKeyID()).isEqualTo(SECRET.kid());
        jwe.decrypt(new DirectDecrypter(SECRET.key()));
    }

    @Test
    void aKidNamesTheOnlySecretThatIsTried() {
        AnswerOpener opener = Samples.opener(MessageProfile.LEGACY, ROTATING);
        String honest = Samples.seal(Samples.header().keyID(OLD_SECRET.kid()).build(), OLD_SECRET.key(), new Payload(Samples.legacyAnswer()));
        String lying = Samples.seal(Samples.header().keyID(SECRET.kid()).build(), OLD_SECRET.key(), new Payload(Samples.legacyAnswer()));

        assertThat(Samples.accepted(opener.open(honest, EXPECTED, NOW)).key()).isEqualTo(KeyStatus.OPENING);
        assertThat(Samples.code(opener.open(lying, EXPECTED, NOW))).isEqualTo(ErrorCode.ANSWER_UNDECRYPTABLE);
    }

    private static String answer(MessageProfile profile, SharedSecret secret) {
        return profile == MessageProfile.LEGACY
                ? Samples.seal(secret, Samples.legacyAnswer())
                : Samples.sealStrict(secret, Samples.strictAnswer());
    }
}
