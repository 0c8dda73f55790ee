package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;

/** Says that the caller has stopped writing; never fails for a well-formed id. */
public record StopTyping(ChannelId channelId) implements GatewayRequest {

    public StopTyping {
        Shape.required("channelId", channelId);
    }
}
