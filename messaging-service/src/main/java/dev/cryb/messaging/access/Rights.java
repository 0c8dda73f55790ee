package dev.cryb.messaging.access;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.PermissionCalculator;
import dev.cryb.permission.PermissionCalculator.RoleGrant;
import dev.cryb.permission.PermissionCalculator.Subject;
import dev.cryb.permission.Permissions;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What someone may do somewhere; every right that a handler needs is asked for here. */
public record Rights(Permissions held, boolean timedOut) {

    /** A server as far as deciding goes. */
    public record Ground(ServerId serverId, UserId ownerId, List<RoleGrant> roles, Map<RoleId, RoleAccess> byId) {

        public static Ground of(ServerId serverId, UserId ownerId, Collection<RoleAccess> roles) {
            Map<RoleId, RoleAccess> byId = new LinkedHashMap<>();
            roles.forEach(role -> byId.put(role.id(), role));
            return new Ground(
                    serverId,
                    ownerId,
                    roles.stream().map(RoleAccess::grant).toList(),
                    Collections.unmodifiableMap(byId));
        }

        /** The same with a role as it is now. */
        public Ground with(RoleAccess role) {
            Map<RoleId, RoleAccess> changed = new LinkedHashMap<>(byId);
            changed.put(role.id(), role);
            return of(serverId, ownerId, changed.values());
        }

        /** The same without a role. */
        public Ground without(RoleId id) {
            Map<RoleId, RoleAccess> changed = new LinkedHashMap<>(byId);
            changed.remove(id);
            return of(serverId, ownerId, changed.values());
        }

        /** The same with some roles at other ranks. */
        public Ground ranked(Map<RoleId, Integer> ranks) {
            return of(
                    serverId,
                    ownerId,
                    byId.values().stream()
                            .map(role -> new RoleAccess(
                                    role.id(), role.permissions(), ranks.getOrDefault(role.id(), role.position())))
                            .toList());
        }

        /** The rank of a member: that of the highest role, above all for the owner. */
        public int rank(MemberAccess member) {
            if (member.userId().equals(ownerId)) {
                return Integer.MAX_VALUE;
            }
            return member.roles().stream()
                    .map(byId::get)
                    .filter(Objects::nonNull)
                    .mapToInt(RoleAccess::position)
                    .max()
                    .orElse(0);
        }
    }

    /** Rights in the server as a whole. */
    public static Rights inServer(Ground ground, MemberAccess member, Instant now) {
        Subject subject = subject(ground, member, now);
        return new Rights(
                PermissionCalculator.inServer(subject, ground.serverId().value(), ground.roles()), subject.timedOut());
    }

    /** Rights in a channel with these overwrites. */
    public static Rights inChannel(Ground ground, MemberAccess member, Collection<Overwrite> overwrites, Instant now) {
        Subject subject = subject(ground, member, now);
        return new Rights(
                PermissionCalculator.inChannel(subject, ground.serverId().value(), ground.roles(), overwrites),
                subject.timedOut());
    }

    /** Rights of a recipient in a direct message or group. */
    public static final Rights IN_DM = new Rights(Permissions.IN_DM, false);

    public boolean has(Permission right) {
        return held.has(right);
    }

    /** Refuses, naming the right, unless it is held. */
    public void require(Permission right) {
        if (held.has(right)) {
            return;
        }
        throw timedOut
                ? Refused.of(ErrorCode.TIMED_OUT, "You are timed out in this server.")
                : Refused.forbidden(right.name());
    }

    /** Refuses one who may only look. */
    public void requireVoice() {
        if (timedOut) {
            throw Refused.of(ErrorCode.TIMED_OUT, "You are timed out in this server.");
        }
    }

    /** Refuses, naming the first of these rights that is not held: nobody grants or denies what they lack. */
    public void requireAll(Permissions rights) {
        for (Permission right : Permission.values()) {
            if (rights.has(right)) {
                require(right);
            }
        }
    }

    /** A member as the calculator takes it. */
    public static Subject subject(Ground ground, MemberAccess member, Instant now) {
        Instant until = member.timeoutUntil();
        return new Subject(
                member.userId().value(),
                member.userId().equals(ground.ownerId()),
                member.roles().stream().map(RoleId::value).collect(Collectors.toUnmodifiableSet()),
                until != null && until.isAfter(now));
    }
}
