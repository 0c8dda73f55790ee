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

    /** Whether the first entry has been begun on since it was taken. */
    boolean started;

    /** Whether a former holder began on an entry and did not get past it. */
    final boolean suspicious;

    HeldPartition(PartitionRow row) {
        this.partition = row.partition();
        this.epoch = row.epoch();
        this.position = row.position();
        this.lastId = row.lastId();
        this.published = row.published();
        this.outgoing = row.outgoing();
        this.suspicious = row.strikes() > 0;
    }

    /** Whether a row still says what we left there. */
    boolean isAt(PartitionRow row) {
        return row.epoch() == epoch && row.position().equals(position);
    }
}
