package dev.cryb.messaging.reaction;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.EmojiId;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.permission.Permission;
import java.util.Map;

/** When one may react. */
final class ReactionRules {

    /** Different emoji that a message may have. */
    static final int MAX_EMOJI = 20;

    private ReactionRules() {}

    /** Refuses one who may not read here, or not write to each other. */
    static void checkSight(ChannelSight sight) {
        sight.requireUnblocked();
        sight.rights().requireVoice();
        sight.rights().require(Permission.READ_MESSAGE_HISTORY);
    }

    /** The id in {@code name:id}; what is too large for one is that of none. */
    static EmojiId id(String digits) {
        try {
            return EmojiId.parse(digits);
        } catch (NumberFormatException e) {
            throw Unknown.emoji();
        }
    }

    /** Refuses an emoji that this message does not have, where none can be added. */
    static void checkEmoji(String emoji, Map<String, Integer> totals, ChannelSight sight) {
        if (totals.containsKey(emoji)) {
            return;
        }
        sight.rights().require(Permission.ADD_REACTIONS);
        if (totals.size() >= MAX_EMOJI) {
            throw Refused.of(
                    ErrorCode.LIMIT_REACHED, "A message has reactions of at most " + MAX_EMOJI + " different emoji.");
        }
    }
}
