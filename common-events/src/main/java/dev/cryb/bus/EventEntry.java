package dev.cryb.bus;

import dev.cryb.event.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A durable event as it lies in the stream; fields as in {@link Streams#events()}.
 *
 * @param id its position, which clients know as the offset
 * @param topics whom it goes to; none where a newer version has put it there and this one cannot read whom it means
 * @param data JSON for clients, which gateways never parse
 * @param meta JSON of a {@link dev.cryb.event.Meta}, if there is one
 * @param trace the {@code traceparent} of what made it, if that is traced
 */
public record EventEntry(
        StreamId id,
        Source.Number source,
        List<Topic> topics,
        String name,
        String data,
        @Nullable String meta,
        @Nullable String trace) {

    /** One that is not traced. */
    public EventEntry(
            StreamId id, Source.Number source, List<Topic> topics, String name, String data, @Nullable String meta) {
        this(id, source, topics, name, data, meta, null);
    }

    /** Whether this version can tell whom it goes to; else it is as good as lost here. */
    public boolean isReadable() {
        return !topics.isEmpty();
    }
}
