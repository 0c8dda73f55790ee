package dev.cryb.messaging;

import dev.cryb.id.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A partition's line: its ids and its models. */
final class TestLine {

    final int partition;
    final Map<Class<?>, Object> models = new HashMap<>();
    private long lastId;

    TestLine(int partition) {
        this.partition = partition;
    }

    long nextId(Instant time) {
        lastId = Ids.next(lastId, time.toEpochMilli(), partition);
        return lastId;
    }
}
