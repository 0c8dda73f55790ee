package dev.cryb.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Rate TEN_IN_TEN_SECONDS = new Rate(10, Duration.ofSeconds(10));

    private long fullAt;

    @Test
    void asManyAsTheWindowHoldsMayComeAtOnce() {
        long now = 5 * SECOND;

        assertThat(burst(TEN_IN_TEN_SECONDS, now, 100)).isEqualTo(10);
        assertThat(TEN_IN_TEN_SECONDS.waitNanos(fullAt, now)).isEqualTo(SECOND);
    }

    @Test
    void oneMoreFitsAfterAnEvenShareOfTheWindow() {
        burst(TEN_IN_TEN_SECONDS, SECOND, 10);

        assertThat(burst(TEN_IN_TEN_SECONDS, 2 * SECOND - 1, 1)).isZero();
        assertThat(burst(TEN_IN_TEN_SECONDS, 2 * SECOND, 2)).isEqualTo(1);
        assertThat(burst(TEN_IN_TEN_SECONDS, 60 * SECOND, 100)).isEqualTo(10);
    }

    @Test
    void whatIsRefusedCostsNothing() {
        burst(TEN_IN_TEN_SECONDS, SECOND, 10_000);

        assertThat(burst(TEN_IN_TEN_SECONDS, 2 * SECOND, 10)).isEqualTo(1);
    }

    @Test
    void whoKeepsToTheRateIsNeverRefused() {
        for (int i = 1; i <= 1_000; i++) {
            assertThat(burst(TEN_IN_TEN_SECONDS, i * SECOND, 1)).isEqualTo(1);
        }
    }

    @Test
    void readsWhatIsConfigured() {
        assertThat(Rate.valueOf("10/10s")).isEqualTo(TEN_IN_TEN_SECONDS);
        assertThat(Rate.valueOf(" 600/1m ")).isEqualTo(new Rate(600, Duration.ofMinutes(1)));
        assertThat(Rate.valueOf("1/250ms")).isEqualTo(new Rate(1, Duration.ofMillis(250)));
        assertThat(Rate.valueOf("5/2h")).isEqualTo(new Rate(5, Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10/s", "0/10s", "10/0s", "-1/1s", "10/10 s", "ten/1s"})
    void whatIsNoRateIsRefused(String text) {
        assertThatThrownBy(() -> Rate.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** How many of so many at one moment come through. */
    private int burst(Rate rate, long now, int tries) {
        int through = 0;
        for (int i = 0; i < tries; i++) {
            if (rate.waitNanos(fullAt, now) <= 0) {
                fullAt = rate.taken(fullAt, now);
                through++;
            }
        }
        return through;
    }
}
