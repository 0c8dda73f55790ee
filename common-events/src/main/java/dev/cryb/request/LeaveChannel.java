package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;

/** Ends the focus on a channel; never fails for a well-formed id. */
public record LeaveChannel(ChannelId channelId) implements GatewayRequest {

    public LeaveChannel {
        Shape.required("channelId", channelId);
    }
}
