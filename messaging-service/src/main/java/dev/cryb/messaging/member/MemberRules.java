package dev.cryb.messaging.member;

import dev.cryb.event.MemberAccess;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.role.RoleRules;
import dev.cryb.model.Member;
import dev.cryb.permission.Permission;

/** Who may change what of a member: rights say what, rank says of whom. */
final class MemberRules {

    private MemberRules() {}

    /** Refuses to give a nick without the right to, or to one who does not stand below. */
    static void checkNick(ServerSight sight, Member target) {
        UserId caller = sight.member().userId();
        if (target.user().id().equals(caller)) {
            if (!sight.rights().has(Permission.MANAGE_NICKNAMES)) {
                sight.rights().require(Permission.CHANGE_NICKNAME);
            }
            return;
        }
        sight.rights().require(Permission.MANAGE_NICKNAMES);
        RoleRules.requireBelow(
                sight,
                new MemberAccess(sight.server().id(), target.user().id(), target.roles(), target.timeoutUntil()));
    }
}
