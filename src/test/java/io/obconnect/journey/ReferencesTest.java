package io.obconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ReferencesTest {

    @Test
    void areShortReadableAndDifferent() {
        References references = new References();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(references.next());
        }

        assertThat(seen).hasSize(1_000).allMatch(reference -> reference.matches("[0-9A-HJKMNP-TV-Z]{8}"));
    }
}
