package dev.cryb.messaging.message;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.permission.Permission;
import dev.cryb.request.CreateMessage;
import java.time.Instant;

/** When a message may be sent. */
final class MessageRules {

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
            throw Unknown.upload();
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
}
