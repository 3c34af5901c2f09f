package io.obconnect.message;

import static io.obconnect.message.Samples.EXPECTED;
import static io.obconnect.message.Samples.NOW;
import static io.obconnect.message.Samples.OLD_SECRET;
import static io.obconnect.message.Samples.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import io.obconnect.Code;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.List;

class RotationTest {

    private static final KeyRing ROTATING = new KeyRing(SECRET, List.of(OLD_SECRET));

    @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
    void oldAndNewSecretBothOpenAndTheUseIsReported(@ForAll MessageProfile dialect) {
        Opener opener = Samples.opener(dialect, ROTATING);

        assertThat(Samples.accepted(opener.open(answer(dialect, SECRET), EXPECTED, NOW)).key()).isEqualTo(KeyStatus.CURRENT);
        assertThat(Samples.accepted(opener.open(answer(dialect, OLD_SECRET), EXPECTED, NOW)).key()).isEqualTo(KeyStatus.OPENING);
    }

    @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
    void onceRemovedTheOldSecretOpensNothing(@ForAll MessageProfile dialect) {
        Opener opener = Samples.opener(dialect, new KeyRing(SECRET, List.of()));

        assertThat(Samples.code(opener.open(answer(dialect, OLD_SECRET), EXPECTED, NOW))).isEqualTo(Code.ANSWER_UNDECRYPTABLE);
    }

    @Test
    void onlyTheNewSecretSealsAndItIsNamed() throws Exception {
        JWEObject jwe = JWEObject.parse(Samples.sealer(MessageProfile.LEGACY, ROTATING).seal(Samples.request()));

        assertThat(jwe.getHeader().getKeyID()).isEqualTo(SECRET.kid());
        jwe.decrypt(new DirectDecrypter(SECRET.key()));
    }

    @Test
    void aKidNamesTheOnlySecretThatIsTried() {
        Opener opener = Samples.opener(MessageProfile.LEGACY, ROTATING);
        String honest = Samples.seal(Samples.header().keyID(OLD_SECRET.kid()).build(), OLD_SECRET.key(), new Payload(Samples.legacyAnswer()));
        String lying = Samples.seal(Samples.header().keyID(SECRET.kid()).build(), OLD_SECRET.key(), new Payload(Samples.legacyAnswer()));

        assertThat(Samples.accepted(opener.open(honest, EXPECTED, NOW)).key()).isEqualTo(KeyStatus.OPENING);
        assertThat(Samples.code(opener.open(lying, EXPECTED, NOW))).isEqualTo(Code.ANSWER_UNDECRYPTABLE);
    }

    private static String answer(MessageProfile dialect, SharedSecret secret) {
        return dialect == MessageProfile.LEGACY
                ? Samples.seal(secret, Samples.legacyAnswer())
                : Samples.sealStrict(secret, Samples.strictAnswer());
    }
}
