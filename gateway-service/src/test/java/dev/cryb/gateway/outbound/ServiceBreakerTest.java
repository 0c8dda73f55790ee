package dev.cryb.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.guard.BreakerState.State;
import dev.cryb.request.Service;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ServiceBreakerTest {

    private long now = 100_000;
    private final ServiceBreaker breaker = new ServiceBreaker(Service.MESSAGING, new TestClock());

    @Test
    void aServiceThatAnswersNowAndThenKeepsItClosed() {
        for (int i = 0; i < 20; i++) {
            timeout();
            answer();
        }

        assertThat(breaker.state().state()).isEqualTo(State.CLOSED);
        assertThat(breaker.admits(now)).isTrue();
    }

    @Test
    void opensAtTheFifthSilenceInARow() {
        timeouts(4);
        assertThat(breaker.admits(now)).isTrue();
        assertThat(breaker.state().failures()).isEqualTo(4);

        timeout();

        assertThat(breaker.state().state()).isEqualTo(State.OPEN);
        assertThat(breaker.state().since()).isEqualTo(Instant.ofEpochMilli(now));
        assertThat(breaker.admits(now)).isFalse();
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        timeouts(4);
        answer();
        timeouts(4);

        assertThat(breaker.state().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void requestsSentBeforeTheLastAnswerDoNotCount() {
        long sent = now;
        now += 11_000;
        answer();
        now += 1_000;

        for (int i = 0; i < 10; i++) {
            breaker.onTimeout(sent, now);
        }

        assertThat(breaker.state().state()).isEqualTo(State.CLOSED);
        assertThat(breaker.state().failures()).isZero();
    }

    @Test
    void oneProbeASecondGoesThrough() {
        timeouts(5);
        Instant since = breaker.state().since();

        now += 999;
        assertThat(breaker.admits(now)).isFalse();
        now += 1;
        assertThat(breaker.admits(now)).isTrue();
        assertThat(breaker.state().state()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.admits(now)).isFalse();
        now += 1_000;
        assertThat(breaker.admits(now)).isTrue();
        assertThat(breaker.state().since()).isEqualTo(since);
    }

    @Test
    void aProbeWithoutAnswerKeepsItOpen() {
        timeouts(5);
        now += 1_000;
        breaker.admits(now);

        timeout();

        assertThat(breaker.state().state()).isEqualTo(State.OPEN);
        assertThat(breaker.state().failures()).isEqualTo(6);
        assertThat(breaker.admits(now)).as("the next second's probe").isTrue();
    }

    @Test
    void anyAnswerClosesIt() {
        timeouts(7);

        answer();

        assertThat(breaker.state().state()).isEqualTo(State.CLOSED);
        assertThat(breaker.state().failures()).isZero();
        assertThat(breaker.state().since()).isEqualTo(Instant.ofEpochMilli(now));
        assertThat(breaker.admits(now)).isTrue();
    }

    private void timeouts(int count) {
        for (int i = 0; i < count; i++) {
            timeout();
        }
    }

    /** A request is sent, and waited for in vain. */
    private void timeout() {
        long sent = ++now;
        now += 6_000;
        breaker.onTimeout(sent, now);
    }

    private void answer() {
        breaker.onAnswer(++now);
    }

    private final class TestClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    }
}
