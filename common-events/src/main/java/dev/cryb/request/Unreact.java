package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/** Takes a reaction back: the caller's own, or that of the user named. */
public record Unreact(
        ChannelId channelId,
        MessageId messageId,
        String emoji,
        @Nullable UserId userId) implements Command {

    public Unreact {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
        emoji = Emoji.checked("emoji", emoji);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
