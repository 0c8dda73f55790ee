package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/** What someone may do in a channel, and why: the caller, or the user named. */
public record CheckPermissions(
        ChannelId channelId, @Nullable UserId userId) implements Query {

    public CheckPermissions {
        Shape.required("channelId", channelId);
    }
}
