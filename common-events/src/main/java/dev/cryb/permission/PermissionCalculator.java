package dev.cryb.permission;

import java.util.Collection;
import java.util.Set;

/**
 * Computes what a member may do, by the order of protocol.md section 3.
 *
 * <p>Pure and without memory: the gateway calls it once per class of members, messaging once per decision. The owner
 * has all. Else: @everyone OR the roles; ADMINISTRATOR has all; then, in a channel, the overwrites of @everyone (deny,
 * allow), of the roles together (denies, allows) and of the member (deny, allow); then what depends on what.
 */
public final class PermissionCalculator {

    private static final Permissions LOST_WITHOUT_SEND =
            Permissions.of(Permission.MENTION_EVERYONE, Permission.ATTACH_FILES, Permission.EMBED_LINKS);

    private static final Permissions LOST_WITHOUT_CONNECT = Permissions.of(
            Permission.PRIORITY_SPEAKER,
            Permission.STREAM,
            Permission.SPEAK,
            Permission.MUTE_MEMBERS,
            Permission.DEAFEN_MEMBERS,
            Permission.MOVE_MEMBERS);

    private static final Permissions LEFT_WHILE_TIMED_OUT =
            Permissions.of(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

    private PermissionCalculator() {}

    /**
     * Who asks, as far as rights go.
     *
     * @param roles ids of the member's roles, without @everyone
     * @param timedOut whether a timeout runs now
     */
    public record Subject(long userId, boolean owner, Set<Long> roles, boolean timedOut) {}

    /** A role as far as rights go. */
    public record RoleGrant(long roleId, Permissions permissions) {}

    /**
     * Rights in the server as a whole.
     *
     * @param everyoneRoleId the server's id
     * @param roles all roles of the server, or at least the subject's and @everyone
     */
    public static Permissions inServer(Subject subject, long everyoneRoleId, Collection<RoleGrant> roles) {
        Permissions base = base(subject, everyoneRoleId, roles);
        return isAll(subject, base) ? Permissions.ALL : whileTimedOut(subject, base);
    }

    /** Rights in one channel, overwrites and dependencies applied. */
    public static Permissions inChannel(
            Subject subject, long everyoneRoleId, Collection<RoleGrant> roles, Collection<Overwrite> overwrites) {
        return inChannel(subject, everyoneRoleId, base(subject, everyoneRoleId, roles), overwrites);
    }

    /** As above, where the {@link #base} is known already. */
    public static Permissions inChannel(
            Subject subject, long everyoneRoleId, Permissions base, Collection<Overwrite> overwrites) {
        if (isAll(subject, base)) {
            return Permissions.ALL;
        }
        return whileTimedOut(subject, dependencies(overwritten(subject, everyoneRoleId, base, overwrites)));
    }

    /** What @everyone and the subject's roles grant together. */
    public static Permissions base(Subject subject, long everyoneRoleId, Collection<RoleGrant> roles) {
        long bits = 0;
        for (RoleGrant role : roles) {
            if (role.roleId() == everyoneRoleId || subject.roles().contains(role.roleId())) {
                bits |= role.permissions().bits();
            }
        }
        return new Permissions(bits);
    }

    private static boolean isAll(Subject subject, Permissions base) {
        return subject.owner() || base.has(Permission.ADMINISTRATOR);
    }

    private static Permissions overwritten(
            Subject subject, long everyoneRoleId, Permissions base, Collection<Overwrite> overwrites) {
        Permissions everyoneAllow = Permissions.NONE;
        Permissions everyoneDeny = Permissions.NONE;
        Permissions rolesAllow = Permissions.NONE;
        Permissions rolesDeny = Permissions.NONE;
        Permissions memberAllow = Permissions.NONE;
        Permissions memberDeny = Permissions.NONE;
        for (Overwrite overwrite : overwrites) {
            switch (overwrite.targetType()) {
                case ROLE -> {
                    if (overwrite.targetId() == everyoneRoleId) {
                        everyoneAllow = overwrite.allow();
                        everyoneDeny = overwrite.deny();
                    } else if (subject.roles().contains(overwrite.targetId())) {
                        rolesAllow = rolesAllow.plus(overwrite.allow());
                        rolesDeny = rolesDeny.plus(overwrite.deny());
                    }
                }
                case MEMBER -> {
                    if (overwrite.targetId() == subject.userId()) {
                        memberAllow = overwrite.allow();
                        memberDeny = overwrite.deny();
                    }
                }
            }
        }
        return base.minus(everyoneDeny)
                .plus(everyoneAllow)
                .minus(rolesDeny)
                .plus(rolesAllow)
                .minus(memberDeny)
                .plus(memberAllow);
    }

    private static Permissions dependencies(Permissions rights) {
        if (!rights.has(Permission.VIEW_CHANNEL)) {
            return Permissions.NONE;
        }
        Permissions left = rights;
        if (!left.has(Permission.SEND_MESSAGES)) {
            left = left.minus(LOST_WITHOUT_SEND);
        }
        if (!left.has(Permission.CONNECT)) {
            left = left.minus(LOST_WITHOUT_CONNECT);
        }
        return left;
    }

    private static Permissions whileTimedOut(Subject subject, Permissions rights) {
        return subject.timedOut() ? rights.intersect(LEFT_WHILE_TIMED_OUT) : rights;
    }
}
