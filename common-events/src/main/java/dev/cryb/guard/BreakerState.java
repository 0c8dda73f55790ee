package dev.cryb.guard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * How a circuit breaker stands.
 *
 * @param failures calls that failed in a row
 * @param since when it was closed last, or ceased to be
 */
public record BreakerState(String name, State state, int failures, Instant since) {

    /** The states, in lower case on the wire. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
