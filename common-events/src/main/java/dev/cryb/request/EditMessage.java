package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;

/** Writes the content of one's own message anew: 1 to 2000 code points; none only where files are left. */
public record EditMessage(ChannelId channelId, MessageId messageId, String content) implements Command {

    public EditMessage {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
        content = Shape.text("content", content, 0, 2000);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
