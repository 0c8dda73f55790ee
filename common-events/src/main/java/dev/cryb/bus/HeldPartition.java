package dev.cryb.bus;

import java.util.HashMap;
import java.util.Map;

/** A partition in the hands of a lane: what its row says, and the models made from its tables. */
final class HeldPartition {

    final int partition;
    final long epoch;
    final Map<Class<?>, Object> models = new HashMap<>();

    StreamId position;
    long lastId;
    long published;
    Outgoing outgoing;

    /** Whether the first entry has been read since it was taken. */
    boolean started;

    HeldPartition(PartitionRow row) {
        this.partition = row.partition();
        this.epoch = row.epoch();
        this.position = row.position();
        this.lastId = row.lastId();
        this.published = row.published();
        this.outgoing = row.outgoing();
    }

    /** Whether a row still says what we left there. */
    boolean isAt(PartitionRow row) {
        return row.epoch() == epoch && row.position().equals(position);
    }
}
