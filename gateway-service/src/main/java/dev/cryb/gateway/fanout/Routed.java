package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.event.Meta;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.json.Json;
import dev.cryb.request.Service;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event of the stream says of itself to those who route it. */
final class Routed {

    private Routed() {}

    /** Whether a snapshot of messaging has it already. */
    static boolean isContained(EventEntry event, Map<Integer, Long> contained) {
        return event.source().source().service() == Service.MESSAGING
                && event.source().number()
                        <= contained.getOrDefault(event.source().source().partition(), 0L);
    }

    /** Throws an {@link IllegalStateException} on an event that only a newer version can read. */
    static @Nullable Meta metaOf(EventEntry event) {
        if (!event.isReadable()) {
            throw new IllegalStateException("nobody knows here whom " + event.name() + " goes to");
        }
        return event.meta() == null ? null : Json.readOwn(event.meta(), Meta.class);
    }

    /** Whether interests decide who hears it: messages, and what happens to them. */
    static boolean isOfInterest(EventEntry event) {
        return event.name().startsWith("message:") && event.topics().get(0).kind() == Topic.Kind.CHANNEL;
    }

    static ChannelId channelOf(EventEntry event) {
        return new ChannelId(event.topics().get(0).id());
    }
}
