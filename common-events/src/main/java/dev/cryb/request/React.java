package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;

/** Adds the caller's reaction to a message. */
public record React(ChannelId channelId, MessageId messageId, String emoji) implements Command {

    public React {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
        emoji = Emoji.checked("emoji", emoji);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
