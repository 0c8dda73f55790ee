package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import org.jspecify.annotations.Nullable;

/** Takes all reactions off a message, or all with one emoji. */
public record ClearReactions(
        ChannelId channelId, MessageId messageId, @Nullable String emoji) implements Command {

    public ClearReactions {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
        emoji = emoji == null ? null : Emoji.checked("emoji", emoji);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
