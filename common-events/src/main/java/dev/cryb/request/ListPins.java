package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A channel's pinned messages, newest pin first.
 *
 * @param before a message that is pinned: those pinned earlier are shown
 */
public record ListPins(
        ChannelId channelId,
        @Nullable MessageId before,
        @Nullable Integer limit) implements Query {

    public ListPins {
        Shape.required("channelId", channelId);
        limit = Shape.number("limit", limit, 1, 100, 50);
    }
}
