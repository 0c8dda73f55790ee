package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;

/** Says that the caller is writing something in a channel; said again every few seconds while it lasts. */
public record StartTyping(ChannelId channelId) implements GatewayRequest {

    public StartTyping {
        Shape.required("channelId", channelId);
    }
}
