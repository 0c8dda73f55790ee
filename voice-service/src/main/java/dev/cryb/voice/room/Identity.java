package dev.cryb.voice.room;

import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who someone is at LiveKit: the user, and which of the user's calls.
 *
 * <p>Each join is a call of its own, so that two devices do not clash and a former token names nobody that is expected.
 */
public record Identity(UserId userId, String call) {

    /** Reads {@link #toString()} back; null for what is not ours. */
    public static @Nullable Identity parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1 || dash == text.length() - 1 || text.length() > 64) {
            return null;
        }
        try {
            return new Identity(UserId.parse(text.substring(0, dash)), text.substring(dash + 1));
        } catch (RuntimeException notOurs) {
            return null;
        }
    }

    /** The channel that a room is for; null for what is not ours. */
    public static @Nullable ChannelId channel(String room) {
        try {
            return ChannelId.parse(room);
        } catch (RuntimeException notOurs) {
            return null;
        }
    }

    /** LiveKit's name of a channel's room. */
    public static String room(ChannelId channelId) {
        return channelId.toString();
    }

    @Override
    public String toString() {
        return userId + "-" + call;
    }
}
