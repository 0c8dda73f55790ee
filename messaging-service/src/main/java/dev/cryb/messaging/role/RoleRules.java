package dev.cryb.messaging.role;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.ReorderRoles;
import dev.cryb.request.UpdateRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may do what with roles. */
public final class RoleRules {

    /** Roles that a server may have, @everyone counted. */
    static final int MAX_ROLES = 250;

    private RoleRules() {}

    /** The role, if the caller stands above it. */
    static RoleAccess below(ServerSight sight, RoleId id) {
        sight.rights().require(Permission.MANAGE_ROLES);
        RoleAccess role = sight.server().ground().byId().get(id);
        if (role == null) {
            throw Unknown.role();
        }
        if (!isEveryone(sight, id) && role.position() >= rank(sight)) {
            throw hierarchy("You can only change roles below your own.");
        }
        return role;
    }

    /** As {@link #below}, for what cannot be done with @everyone. */
    static RoleAccess belowAndNotEveryone(ServerSight sight, RoleId id) {
        RoleAccess role = below(sight, id);
        if (isEveryone(sight, id)) {
            throw Refused.invalid("roleId", "That cannot be done with @everyone.");
        }
        return role;
    }

    /** Refuses to act on a member who does not stand below; oneself one may act on. */
    public static void requireBelow(ServerSight sight, MemberAccess target) {
        Rights.Ground ground = sight.server().ground();
        boolean self = target.userId().equals(sight.member().userId());
        if (!self && ground.rank(target) >= ground.rank(sight.member())) {
            throw hierarchy("You can only act on members below you.");
        }
    }

    /** Refuses to give or take roles that one may not: those at or above oneself, and rights that one does not hold. */
    public static void checkGiven(ServerSight sight, MemberAccess target, List<RoleId> wanted) {
        sight.rights().require(Permission.MANAGE_ROLES);
        requireBelow(sight, target);
        for (RoleId id : wanted) {
            if (isEveryone(sight, id)) {
                throw Refused.invalid("roles", "All have @everyone anyway.");
            }
            if (!target.roles().contains(id)) {
                sight.rights().requireAll(below(sight, id).permissions());
            }
        }
        target.roles().stream().filter(id -> !wanted.contains(id)).forEach(id -> below(sight, id));
    }

    static void checkCount(ServerSight sight) {
        if (sight.server().ground().byId().size() >= MAX_ROLES) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "A server has at most " + MAX_ROLES + " roles.");
        }
    }

    /** Refuses to grant what one does not hold, and to change more of @everyone than its rights. */
    static void checkUpdate(ServerSight sight, RoleAccess role, UpdateRole command) {
        if (command.permissions() != null) {
            sight.rights().requireAll(command.permissions().minus(role.permissions()));
        }
        if (isEveryone(sight, role.id())
                && (command.name() != null
                        || command.color() != null
                        || command.hoist() != null
                        || command.mentionable() != null)) {
            throw Refused.invalid(command.name() == null ? "roleId" : "name", "Of @everyone only the rights change.");
        }
    }

    /** What a role made now grants. */
    static Permissions granted(ServerSight sight, Permissions asked) {
        sight.rights().requireAll(asked);
        return asked;
    }

    /**
     * The ranks that a new order gives, 1 to n in the order of the positions asked for; only those that change.
     *
     * <p>Whatever stands at or above the caller must keep its rank.
     */
    static Map<RoleId, Integer> ranks(ServerSight sight, List<ReorderRoles.Rank> asked) {
        sight.rights().require(Permission.MANAGE_ROLES);
        Map<RoleId, Integer> wanted = new LinkedHashMap<>();
        for (ReorderRoles.Rank rank : asked) {
            belowAndNotEveryone(sight, rank.id());
            wanted.put(rank.id(), rank.position());
        }
        List<RoleAccess> order = new ArrayList<>(sight.server().ground().byId().values());
        order.removeIf(role -> isEveryone(sight, role.id()));
        order.sort(Comparator.<RoleAccess>comparingInt(role -> wanted.getOrDefault(role.id(), role.position()))
                .thenComparing(RoleAccess::id));
        Map<RoleId, Integer> changed = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            RoleAccess role = order.get(i);
            if (role.position() != i + 1) {
                if (role.position() >= rank(sight) || i + 1 >= rank(sight)) {
                    throw hierarchy("You can only move roles below your own.");
                }
                changed.put(role.id(), i + 1);
            }
        }
        return changed;
    }

    private static int rank(ServerSight sight) {
        return sight.server().ground().rank(sight.member());
    }

    private static boolean isEveryone(ServerSight sight, RoleId id) {
        return id.value() == sight.server().id().value();
    }

    private static Refused hierarchy(String words) {
        return Refused.of(ErrorCode.HIERARCHY, words);
    }

    static RoleId everyone(ServerId id) {
        return new RoleId(id.value());
    }
}
