package dev.cryb.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    /** So many a second for a time; the moment after it. */
    private long count(int perSecond, int seconds, long from) {
        long each = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long now = from;
        for (int i = 0; i < perSecond * seconds; i++, now += each) {
            pace.count(now);
        }
        return now;
    }

    @Test
    void isHowOftenItHappensInAMinute() {
        long now = count(10, 600, 0);

        assertThat(pace.perMinute(now)).isCloseTo(600, within(6.0));
    }

    @Test
    void fadesWhenNothingHappensAnyMore() {
        long now = count(10, 600, 0);

        assertThat(pace.perMinute(now + TimeUnit.MINUTES.toNanos(1))).isCloseTo(600 / Math.E, within(6.0));
        assertThat(pace.perMinute(now + TimeUnit.MINUTES.toNanos(10))).isLessThan(1);
    }

    @Test
    void isNothingBeforeAnythingHasHappened() {
        assertThat(pace.perMinute(System.nanoTime())).isZero();
    }
}
