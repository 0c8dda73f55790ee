package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes 2 to 100 messages at once, none older than 14 days. */
public record BulkDeleteMessages(
        ChannelId channelId, List<MessageId> ids, @Nullable String reason) implements Command {

    public BulkDeleteMessages {
        Shape.required("channelId", channelId);
        Shape.required("ids", ids);
        Shape.list("ids", ids, 100);
        if (ids.size() < 2) {
            throw Refused.invalid("ids", "ids takes 2 to 100 entries.");
        }
        reason = Shape.optionalText("reason", reason, 0, 512);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
