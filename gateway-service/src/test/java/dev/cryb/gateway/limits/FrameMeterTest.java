package dev.cryb.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameMeterTest {

    private static final long SECOND = 1_000_000_000L;

    private final FrameMeter meter = new FrameMeter(new Rate(600, Duration.ofMinutes(1)));

    @Test
    void burstOfTheWholeMinuteIsPermitted() {
        for (int i = 0; i < 600; i++) {
            assertThat(meter.take(SECOND)).isZero();
        }
        assertThat(meter.take(SECOND)).isEqualTo(100);
    }

    @Test
    void twiceTheLimitForTenSecondsIsAFlood() {
        long now = SECOND;
        for (int i = 0; i < 600; i++) {
            meter.take(now);
        }
        long began = now;
        while (meter.take(now) != FrameMeter.FLOOD) {
            now += SECOND / 20;
            assertThat(now - began).isLessThan(12 * SECOND);
        }
        assertThat(now - began).isBetween(9 * SECOND, 11 * SECOND);
    }

    @Test
    void aLittleOverTheLimitIsRefusedAndNoFlood() {
        long now = SECOND;
        for (int i = 0; i < 600; i++) {
            meter.take(now);
        }
        for (int i = 0; i < 10_000; i++) {
            now += SECOND / 15;
            assertThat(meter.take(now)).isNotEqualTo(FrameMeter.FLOOD);
        }
    }
}
