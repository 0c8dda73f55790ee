package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UploadId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the content of one's own message anew: 1 to 2000 code points; none only where files are left.
 *
 * @param attachments those of its files that it keeps; absent means all
 */
public record EditMessage(
        ChannelId channelId,
        MessageId messageId,
        String content,
        @Nullable List<UploadId> attachments) implements Command {

    public EditMessage {
        Shape.required("channelId", channelId);
        Shape.required("messageId", messageId);
        content = Shape.text("content", content, 0, 2000);
        if (attachments != null) {
            Shape.list("attachments", attachments, CreateMessage.MAX_ATTACHMENTS);
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
