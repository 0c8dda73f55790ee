package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import org.jspecify.annotations.Nullable;

/** Deletes a message; it keeps its place in the channel as a tombstone. */
public record DeleteMessage(
        ChannelId channelId, MessageId messageId, @Nullable String reason) implements Command {

    public DeleteMessage {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
        reason = Shape.optionalText("reason", reason, 0, 512);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
