package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;

/**
 * Whom an event goes to; which sessions that means is known to gateways only.
 *
 * @param id of the channel, server or user
 */
public record Topic(Kind kind, long id) {

    /** The kinds of topic, with their one-letter form in Redis. */
    public enum Kind {
        /** All who may view the channel. */
        CHANNEL('c'),
        /** All members of the server. */
        SERVER('s'),
        /** All sessions of the user. */
        USER('u'),
        /** All who have this user as a friend. */
        FRIENDS('f');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    public static Topic channel(ChannelId id) {
        return new Topic(Kind.CHANNEL, id.value());
    }

    public static Topic server(ServerId id) {
        return new Topic(Kind.SERVER, id.value());
    }

    public static Topic user(UserId id) {
        return new Topic(Kind.USER, id.value());
    }

    /** Reads {@link #toString()} back. */
    public static Topic parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.charAt(0) == kind.letter) {
                return new Topic(kind, Long.parseLong(text, 1, text.length(), 10));
            }
        }
        throw new IllegalArgumentException("no topic: " + text);
    }

    /** A letter and the id, such as {@code c4711}. */
    @Override
    public String toString() {
        return kind.letter + Long.toString(id);
    }
}
