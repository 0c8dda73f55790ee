package dev.cryb.messaging.reaction;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.messaging.access.ChannelSight;
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

    /** Refuses an emoji that this message does not have, where none can be added. */
    static void checkEmoji(String emoji, Map<String, Integer> totals, ChannelSight sight) {
        if (totals.containsKey(emoji)) {
            return;
        }
        sight.rights().require(Permission.ADD_REACTIONS);
        if (emoji.indexOf(':') >= 0) {
            throw Refused.invalid("emoji", "There is no such emoji.");
        }
        if (totals.size() >= MAX_EMOJI) {
            throw Refused.of(
                    ErrorCode.LIMIT_REACHED, "A message has reactions of at most " + MAX_EMOJI + " different emoji.");
        }
    }
}
