package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;

/** Pins a message to its channel. */
public record PinMessage(ChannelId channelId, MessageId messageId) implements Command {

    public PinMessage {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
