package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;

/** One message. */
public record GetMessage(ChannelId channelId, MessageId messageId) implements Query {

    public GetMessage {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
    }
}
