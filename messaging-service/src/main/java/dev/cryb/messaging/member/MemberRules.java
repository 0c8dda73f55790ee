package dev.cryb.messaging.member;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.permission.Permission;
import java.util.Map;

/** Who may change what of a member: rights say what, rank says of whom. */
final class MemberRules {

    private MemberRules() {}

    /**
     * Refuses to give a nick without the right to, or to one who does not stand below.
     *
     * @param ranks positions of the highest roles of both
     */
    static void checkNick(ServerSight sight, UserId target, Map<UserId, Integer> ranks) {
        UserId caller = sight.member().userId();
        if (target.equals(caller)) {
            if (!sight.rights().has(Permission.MANAGE_NICKNAMES)) {
                sight.rights().require(Permission.CHANGE_NICKNAME);
            }
            return;
        }
        sight.rights().require(Permission.MANAGE_NICKNAMES);
        requireBelow(sight, target, ranks);
    }

    /** Refuses to act on one who does not stand below: the owner stands above all, equals above each other. */
    private static void requireBelow(ServerSight sight, UserId target, Map<UserId, Integer> ranks) {
        UserId caller = sight.member().userId();
        UserId owner = sight.server().ground().ownerId();
        if (caller.equals(owner)) {
            return;
        }
        if (target.equals(owner) || ranks.getOrDefault(target, 0) >= ranks.getOrDefault(caller, 0)) {
            throw Refused.of(ErrorCode.HIERARCHY, "You can only act on members below you.");
        }
    }
}
