package dev.cryb.messaging.member;

import dev.cryb.event.MemberAccess;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.role.RoleRules;
import dev.cryb.model.Member;
import dev.cryb.permission.Permission;
import dev.cryb.request.UpdateMember;

/** Who may change what of a member: rights say what, rank says of whom. */
final class MemberRules {

    private MemberRules() {}

    /** Refuses a change that may not be made; one that changes nothing needs its right too. */
    static void check(UpdateMember command, ServerSight sight, Member target) {
        if (command.nick() != null || command.roles() == null) {
            checkNick(sight, target);
        }
        if (command.roles() != null) {
            RoleRules.checkGiven(sight, MemberAccess.of(sight.server().id(), target), command.roles());
        }
    }

    /** The member as a checked request leaves it. */
    static Member changed(Member member, UpdateMember command) {
        return new Member(
                member.user(),
                command.nick() == null ? member.nick() : command.nick().orElse(null),
                command.roles() == null ? member.roles() : command.roles(),
                member.joinedAt(),
                member.timeoutUntil());
    }

    /** Refuses to give a nick without the right to, or to one who does not stand below. */
    private static void checkNick(ServerSight sight, Member target) {
        UserId caller = sight.member().userId();
        if (target.user().id().equals(caller)) {
            if (!sight.rights().has(Permission.MANAGE_NICKNAMES)) {
                sight.rights().require(Permission.CHANGE_NICKNAME);
            }
            return;
        }
        sight.rights().require(Permission.MANAGE_NICKNAMES);
        RoleRules.requireBelow(sight, MemberAccess.of(sight.server().id(), target));
    }
}
