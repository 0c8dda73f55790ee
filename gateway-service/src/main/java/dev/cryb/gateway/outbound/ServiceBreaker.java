package dev.cryb.gateway.outbound;

import dev.cryb.guard.BreakerState;
import dev.cryb.guard.BreakerState.State;
import dev.cryb.request.Service;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Refuses requests to a service that has fallen silent, instead of letting everyone wait for it.
 *
 * <p>Opens when requests in a row got no answer at all, a refusal being one; those that were sent before the last answer
 * came do not count, so one stuck partition of a service that answers otherwise opens nothing. While it is open, a request
 * each second goes through as a probe. Any answer closes it. Belongs to the core loop; any thread may read the state.
 */
final class ServiceBreaker {

    /** Requests without an answer, in a row, that open it. */
    static final int TIMEOUTS = 5;

    static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(ServiceBreaker.class);

    private final Service service;
    private final Clock clock;
    private long answeredAt = Long.MIN_VALUE;
    private long probeAt;
    private volatile BreakerState state;

    ServiceBreaker(Service service, Clock clock) {
        this.service = service;
        this.clock = clock;
        this.state = new BreakerState(service.wireName(), State.CLOSED, 0, clock.instant());
    }

    /** How it stands; {@code half_open} while a probe is on its way. */
    BreakerState state() {
        return state;
    }

    /** Whether a request may be sent now. */
    boolean admits(long nowMs) {
        if (state.state() == State.CLOSED) {
            return true;
        }
        if (nowMs < probeAt) {
            return false;
        }
        probeAt = nowMs + PROBE_EVERY.toMillis();
        to(State.HALF_OPEN, state.failures());
        return true;
    }

    /** The service has answered something. */
    void onAnswer(long nowMs) {
        answeredAt = nowMs;
        if (state.failures() > 0) {
            to(State.CLOSED, 0);
        }
    }

    /**
     * A request has got no answer in its time.
     *
     * @param sentMs when it was first sent
     */
    void onTimeout(long sentMs, long nowMs) {
        if (sentMs <= answeredAt) {
            return;
        }
        int failures = state.failures() + 1;
        if (state.state() == State.CLOSED && failures < TIMEOUTS) {
            to(State.CLOSED, failures);
            return;
        }
        if (state.state() == State.CLOSED) {
            probeAt = nowMs + PROBE_EVERY.toMillis();
        }
        to(State.OPEN, failures);
    }

    private void to(State next, int failures) {
        boolean turns = (state.state() == State.CLOSED) != (next == State.CLOSED);
        if (turns) {
            LOG.infof("circuit breaker %s: %s -> %s", service.wireName(), state.state(), next);
        }
        state = new BreakerState(service.wireName(), next, failures, turns ? clock.instant() : state.since());
    }
}
