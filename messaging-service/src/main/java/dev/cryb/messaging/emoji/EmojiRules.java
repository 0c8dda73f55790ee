package dev.cryb.messaging.emoji;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.EmojiId;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.ServerEmoji;
import java.util.List;

/** How many emoji a server has, and how they are called. */
final class EmojiRules {

    /** Emoji of a server at most. */
    static final int MOST = 50;

    private EmojiRules() {}

    /** Refuses one more of that name, where it is taken or there is no room. */
    static void requireRoom(List<ServerEmoji> all, String name) {
        if (all.size() >= MOST) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "A server has at most " + MOST + " emoji of its own.");
        }
        if (all.stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
            throw Refused.of(ErrorCode.CONFLICT, "The server has an emoji of this name.");
        }
    }

    static ServerEmoji find(List<ServerEmoji> all, EmojiId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Unknown::emoji);
    }
}
