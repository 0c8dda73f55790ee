package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;

/** Takes a pinned message down. */
public record UnpinMessage(ChannelId channelId, MessageId messageId) implements Command {

    public UnpinMessage {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
