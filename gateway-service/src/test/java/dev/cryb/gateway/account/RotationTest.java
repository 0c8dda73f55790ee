package dev.cryb.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotationTest {

    private static final Instant ROTATED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void newestTokenBeginsTheNextGeneration() {
        assertThat(Rotation.of(4, 4, ROTATED, ROTATED.plusSeconds(86_400))).isEqualTo(Rotation.NEXT);
    }

    @Test
    void previousTokenIsGoodAgainForThirtySeconds() {
        assertThat(Rotation.of(3, 4, ROTATED, ROTATED.plusSeconds(30))).isEqualTo(Rotation.AGAIN);
        assertThat(Rotation.of(3, 4, ROTATED, ROTATED.plusSeconds(31))).isEqualTo(Rotation.REUSED);
    }

    @Test
    void olderTokenIsACopyAtAnyTime() {
        assertThat(Rotation.of(2, 4, ROTATED, ROTATED)).isEqualTo(Rotation.REUSED);
    }
}
