package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Whether the caller stands above a member, and what that member may do in a channel; only gateways ask.
 *
 * @param channelId where the member is to be moved; absent where nobody is
 */
public record GetVoiceStanding(
        ServerId serverId, UserId userId, @Nullable ChannelId channelId) implements Query {

    public GetVoiceStanding {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
    }
}
