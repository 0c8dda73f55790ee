package dev.cryb.trace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the steps of traced requests; any thread. */
public interface Traces {

    /** What a step is to the one before it, in OpenTelemetry's words. */
    enum Kind {
        /** Answers a client. */
        SERVER,
        /** Asks another process and waits. */
        CLIENT,
        /** Puts something into a stream. */
        PRODUCER,
        /** Takes something out of a stream. */
        CONSUMER,
        INTERNAL
    }

    /** Nothing is traced. */
    Traces OFF = new Traces() {
        @Override
        public @Nullable Step begin(String name) {
            return null;
        }

        @Override
        public @Nullable Step step(String name, Kind kind, @Nullable String parent) {
            return null;
        }

        @Override
        public void close(Duration longest) {}
    };

    /** Begins a trace with a client's request, or does not, as chance has it. */
    @Nullable
    Step begin(String name);

    /**
     * Begins a step below another.
     *
     * @param parent a {@code traceparent}; null, or one that is none, for what is not traced
     */
    @Nullable
    Step step(String name, Kind kind, @Nullable String parent);

    /** Sends what is left, for so long at most. */
    void close(Duration longest);
}
