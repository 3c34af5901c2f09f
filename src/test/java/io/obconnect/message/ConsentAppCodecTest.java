package io.obconnect.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

class ConsentAppCodecTest {

    private static final String ANSWER = "{\"uid\":\"" + Samples.UID + "\",\"iss\":\"https://bank.example.com\",\"aud\":\"https://auth.example.com\","
            + "\"iat\":1772366400,\"exp\":1772366460,\"jti\":\"a\",\"result\":{\"error\":\"access_denied\"}}";

    private static ConsentAppCodec counterpart(MessageProfile profile) {
        return new ConsentAppCodec(profile, Samples.RING, new SecureRandom());
    }

    @ParameterizedTest
    @EnumSource(MessageProfile.class)
    void opensWhatTheSealerSealsAndNothingOfTheOtherDirectionInStrict(MessageProfile profile) {
        String sealed = Samples.sealer(profile, Samples.RING).seal(Samples.request());

        ConsentAppCodec.Contents contents = Samples.accepted(counterpart(profile).open(Direction.REQUEST, sealed));

        assertThat(new String(contents.payload(), StandardCharsets.UTF_8)).contains(Samples.UID);
        assertThat(contents.header()).isEqualTo(ConsentAppCodec.header(sealed).orElseThrow()).containsEntry("alg", "dir");
        assertThat(Samples.code(counterpart(profile).open(Direction.RESPONSE, sealed)))
                .isEqualTo(profile == MessageProfile.STRICT ? ErrorCode.ANSWER_UNDECRYPTABLE : null);
    }

    @ParameterizedTest
    @EnumSource(MessageProfile.class)
    void theOpenerOpensWhatItSeals(MessageProfile profile) {
        String header = "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"typ\":\"obconnect-response+jwt\"}";
        String sealed = counterpart(profile).seal(Direction.RESPONSE, header, ANSWER.getBytes(StandardCharsets.UTF_8));

        assertThat(Samples.accepted(Samples.opener(profile, Samples.RING).open(sealed, Samples.EXPECTED, Samples.NOW)).answer())
                .isEqualTo(new Answer.Denied());
    }

    @ParameterizedTest
    @EnumSource(MessageProfile.class)
    void tellsWhichSecretOpenedAndWhyNothingDid(MessageProfile profile) {
        String sealed = Samples.sealer(profile, new KeyRing(Samples.OLD_SECRET, List.of())).seal(Samples.request());

        assertThat(Samples.code(counterpart(profile).open(Direction.REQUEST, sealed))).isEqualTo(ErrorCode.ANSWER_UNDECRYPTABLE);
        ConsentAppCodec both = new ConsentAppCodec(profile, new KeyRing(Samples.SECRET, List.of(Samples.OLD_SECRET)), new SecureRandom());
        assertThat(Samples.accepted(both.open(Direction.REQUEST, sealed)).use()).isEqualTo(KeyStatus.OPENING);
        assertThat(Samples.code(both.open(Direction.REQUEST, "rubbish"))).isEqualTo(ErrorCode.ANSWER_MALFORMED);
        assertThat(Samples.code(both.open(Direction.REQUEST, "e30..AAAA.AAAA.AAAA"))).isEqualTo(ErrorCode.ANSWER_HEADER);
        assertThat(ConsentAppCodec.header("rubbish")).isEmpty();
    }
}
