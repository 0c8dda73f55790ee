package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Whom an event goes to; which sessions that means is known to gateways only.
 *
 * @param id of the channel, server or user
 * @param right of a server's members, only those who hold it there; null for all
 */
public record Topic(Kind kind, long id, @Nullable Permission right) {

    /** The kinds of topic, with their one-letter form in Redis. */
    public enum Kind {
        /** All who may view the channel. */
        CHANNEL('c'),
        /** All members of the server. */
        SERVER('s'),
        /** All sessions of the user. */
        USER('u'),
        /** All who have this user as a friend. */
        FRIENDS('f'),
        /** Those of a server's members who hear who is there: all of a small one, of a large one those who have it open. */
        ONLOOKERS('o');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    public static Topic channel(ChannelId id) {
        return new Topic(Kind.CHANNEL, id.value(), null);
    }

    public static Topic server(ServerId id) {
        return new Topic(Kind.SERVER, id.value(), null);
    }

    /** Those of a server's members who hold a right in it. */
    public static Topic holders(ServerId id, Permission right) {
        return new Topic(Kind.SERVER, id.value(), right);
    }

    public static Topic friends(UserId id) {
        return new Topic(Kind.FRIENDS, id.value(), null);
    }

    public static Topic onlookers(ServerId id) {
        return new Topic(Kind.ONLOOKERS, id.value(), null);
    }

    public static Topic user(UserId id) {
        return new Topic(Kind.USER, id.value(), null);
    }

    /** Reads {@link #toString()} back. */
    public static Topic parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.charAt(0) == kind.letter) {
                int end = text.indexOf(':');
                return end < 0
                        ? new Topic(kind, Long.parseLong(text, 1, text.length(), 10), null)
                        : new Topic(
                                kind, Long.parseLong(text, 1, end, 10), Permission.valueOf(text.substring(end + 1)));
            }
        }
        throw new IllegalArgumentException("no topic: " + text);
    }

    /** A letter and the id, such as {@code c4711}; a right behind a colon. */
    @Override
    public String toString() {
        return kind.letter + Long.toString(id) + (right == null ? "" : ":" + right);
    }
}
