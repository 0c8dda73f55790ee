package dev.cryb.guard;

import dev.cryb.guard.BreakerState.State;
import java.time.Instant;
import org.jboss.logging.Logger;

/** What a circuit breaker around a store has seen. Thread safe. */
public final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final String name;
    private State state = State.CLOSED;
    private Instant since = Instant.now();
    private int failures;

    public Breaker(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * It has turned.
     *
     * @param next of the library that breaks, whose names are ours
     */
    public synchronized void toState(Enum<?> next) {
        State turned = State.valueOf(next.name());
        LOG.infof("circuit breaker %s: %s -> %s", name, state, turned);
        if ((state == State.CLOSED) != (turned == State.CLOSED)) {
            since = Instant.now();
        }
        state = turned;
    }

    public synchronized void onFailure() {
        failures++;
    }

    public synchronized void onSuccess() {
        failures = 0;
    }

    /** How it stands. */
    public synchronized BreakerState state() {
        return new BreakerState(name, state, failures, since);
    }
}
