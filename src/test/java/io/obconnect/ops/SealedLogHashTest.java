package io.obconnect.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.obconnect.config.HeldConfiguration;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class SealedLogHashTest {

    private static final byte[] SALT = "the-salt-of-this-auth-server".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER_SALT = "the-salt-of-another-server".getBytes(StandardCharsets.US_ASCII);

    @Test
    void isTheSameOnAllNodesAndDifferentOnOtherServers() {
        assertThat(hash(SALT).of(Events.INTENT)).isPresent().isEqualTo(hash(SALT).of(Events.INTENT))
                .isNotEqualTo(hash(OTHER_SALT).of(Events.INTENT)).isNotEqualTo(hash(SALT).of(Events.UID));
        assertThat(hash(SALT).of(Events.INTENT).orElseThrow()).doesNotContain("intent").hasSize(12);
    }

    @Test
    void thereIsNoneWithoutAConfiguration() {
        assertThat(new SealedLogHash(new HeldConfiguration(SALT)).of(Events.INTENT)).isEmpty();
    }

    private static LogHash hash(byte[] salt) {
        HeldConfiguration active = new HeldConfiguration(salt);
        active.apply(Events.read(Events.properties()));
        return new SealedLogHash(active);
    }
}
