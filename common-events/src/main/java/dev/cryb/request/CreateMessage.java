package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.RoleId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a message: 1 to 2000 code points; none only with attachments. */
public record CreateMessage(
        ChannelId channelId,
        String content,
        @Nullable MessageId replyTo,
        @Nullable List<UploadId> attachments,
        @Nullable AllowedMentions allowedMentions)
        implements Command {

    /** Files of a message at most. */
    public static final int MAX_ATTACHMENTS = 10;

    /** Whom the content may mention; absent means all it names. */
    public record AllowedMentions(
            @Nullable Boolean everyone,
            @Nullable List<UserId> users,
            @Nullable List<RoleId> roles,
            @Nullable Boolean reply) {}

    public CreateMessage {
        Shape.required("channelId", channelId);
        attachments = attachments == null ? List.of() : attachments;
        Shape.list("attachments", attachments, MAX_ATTACHMENTS);
        if (new HashSet<>(attachments).size() < attachments.size()) {
            throw Refused.invalid("attachments", "attachments names an upload twice.");
        }
        content = Shape.text("content", content, attachments.isEmpty() ? 1 : 0, 2000);
        if (content.isBlank() && attachments.isEmpty()) {
            throw Refused.invalid("content", "A message needs content.");
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
