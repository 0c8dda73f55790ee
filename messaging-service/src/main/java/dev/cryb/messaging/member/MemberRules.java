package dev.cryb.messaging.member;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.permission.Permission;

/** Who may change what of a member. */
final class MemberRules {

    private MemberRules() {}

    /** Refuses to give a nick without the right to, or to one who stands above. */
    static void checkNick(ServerSight sight, UserId target) {
        UserId caller = sight.member().userId();
        if (target.equals(caller)) {
            if (!sight.rights().has(Permission.MANAGE_NICKNAMES)) {
                sight.rights().require(Permission.CHANGE_NICKNAME);
            }
            return;
        }
        sight.rights().require(Permission.MANAGE_NICKNAMES);
        if (target.equals(sight.server().ground().ownerId())) {
            throw Refused.of(ErrorCode.HIERARCHY, "You can only act on members below you.");
        }
    }
}
