package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Redis as lanes see it. */
public interface LaneStreams {

    /** An entry as it lies in a partition's stream, not yet looked at. */
    record RawEntry(StreamId id, Map<String, String> fields) {}

    /** What one partition has to publish, and how far its stream may be trimmed. */
    record Publication(int partition, Outgoing outgoing, StreamId position) {}

    /**
     * Reads what comes after these positions, waiting up to {@code block} for the first.
     *
     * @return entries by partition, each list in order and not empty; empty where nothing came
     */
    Uni<Map<Integer, List<RawEntry>>> read(Map<Integer, StreamId> positions, int count, Duration block);

    /** Publishes commands, events and answers, then trims the command streams; may be done again at will. */
    Uni<Void> publish(List<Publication> publications);

    /** The last source number of each partition in the event stream; absent where there is none. */
    Uni<Map<Integer, Long>> marks(List<Integer> partitions);

    /** The newest id that the partition's stream ever had; {@link StreamId#ZERO} where there is no stream. */
    Uni<Map<Integer, StreamId>> newest(List<Integer> partitions);

    /** How many entries the partition's stream had when {@link #newest} last looked; what was done is trimmed. */
    default long length(int partition) {
        return 0;
    }

    /** Makes the stream give ids past this one from now on. */
    Uni<Void> raise(int partition, StreamId position);

    /** Redis' clock now, in milliseconds, as known from asking it from time to time. */
    long redisMillis();

    /** A clock that never goes back, in milliseconds. */
    long millis();

    /** Waits. */
    Uni<Void> pause(Duration duration);
}
