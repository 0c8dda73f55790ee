package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The event stream as those see it who read it. */
public interface EventStreams {

    /**
     * Marks and end of the stream at one moment: the marks name all up to the end, and nothing after it.
     *
     * @param newest the newest id that the stream ever gave, {@link StreamId#ZERO} where there is no stream
     */
    record End(Map<Source, Long> marks, StreamId newest) {}

    Uni<End> end();

    /** Reads what comes after a position, waiting up to {@code block} for the first. */
    Uni<List<EventEntry>> read(StreamId after, int count, Duration block);

    /** Waits. */
    Uni<Void> pause(Duration duration);

    /** A monotonic clock, in milliseconds. */
    long millis();
}
