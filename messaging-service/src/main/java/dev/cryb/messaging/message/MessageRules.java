package dev.cryb.messaging.message;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.Ids;
import dev.cryb.id.MessageId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Attachment;
import dev.cryb.model.Message;
import dev.cryb.permission.Permission;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.EditMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** When a message may be sent. */
final class MessageRules {

    /** Messages that a channel may have pinned. */
    static final int MAX_PINS = 250;

    private static final Duration BULK_AGE = Duration.ofDays(14);

    private MessageRules() {}

    /** Refuses a message that its sender may not send here. */
    static void check(CreateMessage command, ChannelSight sight) {
        Rights rights = sight.rights();
        rights.require(Permission.SEND_MESSAGES);
        sight.requireUnblocked();
        if (!sight.channel().access().type().holdsMessages()) {
            throw Refused.invalid("channelId", "A category holds no messages.");
        }
        if (command.replyTo() != null) {
            rights.require(Permission.READ_MESSAGE_HISTORY);
        }
        if (command.attachments() != null && !command.attachments().isEmpty()) {
            rights.require(Permission.ATTACH_FILES);
        }
    }

    /** Whether slowmode must be asked at all: those who keep order in a channel pass it. */
    static boolean isSlowed(ChannelModel channel, Rights rights) {
        return channel.slowmodeSeconds() > 0
                && !rights.has(Permission.BYPASS_SLOWMODE)
                && !rights.has(Permission.MANAGE_MESSAGES)
                && !rights.has(Permission.MANAGE_CHANNELS);
    }

    /** Refuses a message that comes too soon after the sender's last one here. */
    static void checkSlowmode(ChannelModel channel, Instant lastSent, Instant now) {
        long wait = lastSent.toEpochMilli() + channel.slowmodeSeconds() * 1000L - now.toEpochMilli();
        if (wait > 0) {
            throw Refused.retryAfter(ErrorCode.SLOWMODE, "This channel is in slowmode.", wait);
        }
    }

    /** Refuses to write another's message anew, or to write while one may only look. */
    static void checkEdit(Message message, EditMessage command, ChannelSight sight, UserId caller) {
        sight.requireUnblocked();
        sight.rights().requireVoice();
        if (!message.author().id().equals(caller)) {
            throw Refused.of(ErrorCode.FORBIDDEN, "Only its author can edit a message.");
        }
        if (command.content().isBlank() && kept(message, command).isEmpty()) {
            throw Refused.invalid("content", "A message needs content.");
        }
    }

    /** The files that an edited message keeps, in their order; none can be added. */
    static List<Attachment> kept(Message message, EditMessage command) {
        List<UploadId> kept = command.attachments();
        if (kept == null) {
            return message.attachments();
        }
        Set<UploadId> had = message.attachments().stream().map(Attachment::id).collect(Collectors.toSet());
        if (!had.containsAll(kept)) {
            throw Unknown.upload();
        }
        return message.attachments().stream()
                .filter(attachment -> kept.contains(attachment.id()))
                .toList();
    }

    /** Refuses to delete another's message without the right to. */
    static void checkDelete(MessageRepository.Standing message, ChannelSight sight, UserId caller) {
        if (!message.authorId().equals(caller)) {
            sight.rights().require(Permission.MANAGE_MESSAGES);
        }
    }

    /** Refuses to delete what is too old to be deleted with others. */
    static void checkBulk(List<MessageId> ids, Instant now) {
        long oldest = now.minus(BULK_AGE).toEpochMilli();
        if (ids.stream().anyMatch(id -> Ids.epochMillis(id.value()) < oldest)) {
            throw Refused.invalid("ids", "Messages older than 14 days can only be deleted one by one.");
        }
    }
}
