package dev.cryb.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.permission.Permissions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What gateways tell of their own accord, as it follows from an event; it is never in the stream. */
public sealed interface Notice {

    /** The name that clients know it by. */
    String wireName();

    /**
     * A channel that is there appears to a user, or vanishes.
     *
     * @param channel as it is now, without its newest message; absent when it vanishes
     * @param permissions what the user may do in it, but for a timeout
     */
    record ChannelAccess(
            ChannelId channelId, boolean visible, @Nullable Channel channel, Permissions permissions)
            implements Notice {

        public static ChannelAccess appeared(Channel channel, Permissions permissions) {
            return new ChannelAccess(channel.id(), true, channel, permissions);
        }

        public static ChannelAccess vanished(ChannelId channelId) {
            return new ChannelAccess(channelId, false, null, Permissions.NONE);
        }

        @Override
        public String wireName() {
            return "channel:access";
        }
    }

    /** Someone is writing something in a channel, until then unless they say it again. */
    record TypingStarted(ChannelId channelId, UserId userId, Instant expiresAt) implements Notice {
        @Override
        public String wireName() {
            return "channel:typing";
        }
    }

    /** Someone is writing no more. */
    record TypingStopped(ChannelId channelId, UserId userId, Cause cause) implements Notice {

        /** Why. */
        public enum Cause {
            @JsonProperty("stopped")
            STOPPED,
            @JsonProperty("sent")
            SENT,
            @JsonProperty("expired")
            EXPIRED,
            @JsonProperty("offline")
            OFFLINE
        }

        @Override
        public String wireName() {
            return "channel:typing_stop";
        }
    }

    /** Someone is speaking in a channel's call, or has stopped to. */
    record Speaking(ChannelId channelId, UserId userId, boolean speaking) implements Notice {
        @Override
        public String wireName() {
            return "voice:speaking";
        }
    }

    /** One member more may view a private channel. */
    record ChannelMemberJoined(ChannelId channelId, Member member) implements Notice {
        @Override
        public String wireName() {
            return "channel:member_join";
        }
    }

    /** One member less may view a private channel. */
    record ChannelMemberLeft(ChannelId channelId, UserId userId) implements Notice {
        @Override
        public String wireName() {
            return "channel:member_leave";
        }
    }
}
