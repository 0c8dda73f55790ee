package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;

/** Focuses a channel: its state now, and, with joined interests, its messages from now on. */
public record JoinChannel(ChannelId channelId) implements Query {

    public JoinChannel {
        Shape.required("channelId", channelId);
    }
}
