package dev.cryb.stack.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One process of a stack: what to run, when it is ready, how it is asked to end. */
public interface Part {

    /** Stable and unique in its stack, e.g. {@code messaging-1}; names its log and pid file. */
    String name();

    List<String> command();

    /** Added to the launcher's own environment. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Variables of the launcher's own environment that the part must not see. */
    default List<String> hiddenEnvironment() {
        return List.of();
    }

    /** Clears what a killed predecessor left in the way; called before every start. */
    default void beforeStart() throws IOException {}

    /** One probe, bounded to a few seconds; false rather than an exception. */
    boolean ready();

    /** How long a start may take on a slow machine before it counts as failed. */
    default Duration startTimeout() {
        return Duration.ofSeconds(60);
    }

    default Signal stopSignal() {
        return Signal.TERM;
    }

    /** After this the part is killed. */
    default Duration stopTimeout() {
        return Duration.ofSeconds(15);
    }

    /** Whether a start that ended with these log lines may simply be tried again. */
    default boolean passing(String lastLogLines) {
        return false;
    }
}
