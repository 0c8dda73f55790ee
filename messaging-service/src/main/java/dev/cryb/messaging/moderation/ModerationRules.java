package dev.cryb.messaging.moderation;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MemberAccess;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.role.RoleRules;
import dev.cryb.permission.Permission;
import java.time.Duration;
import java.time.Instant;

/** Who may moderate whom. */
final class ModerationRules {

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(28);

    private ModerationRules() {}

    /** Refuses to act on a member without the right to, on one who does not stand below, and on oneself. */
    static void check(ServerSight sight, Permission right, MemberAccess target) {
        sight.rights().require(right);
        RoleRules.requireBelow(sight, target);
        if (target.userId().equals(sight.member().userId())) {
            throw Refused.of(ErrorCode.HIERARCHY, "You cannot do that to yourself.");
        }
    }

    /** Refuses a timeout that is over already, or too long. */
    static void checkUntil(Instant until, Instant now) {
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_TIMEOUT))) {
            throw Refused.invalid("until", "until takes a moment within the next 28 days.");
        }
    }
}
