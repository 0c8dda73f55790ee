package dev.cryb.gateway.access;

import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.PermissionCalculator;
import dev.cryb.permission.PermissionCalculator.RoleGrant;
import dev.cryb.permission.PermissionCalculator.Subject;
import dev.cryb.permission.Permissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server grants to whom: its owner, roles and channels, whoever has sessions here.
 *
 * <p>Timeouts are left out: they take away no sight.
 */
final class ServerRights {

    private final long everyone;
    private final Map<Long, RoleGrant> roles = new HashMap<>();
    private final Map<ChannelId, Channel> channels = new LinkedHashMap<>();
    private UserId ownerId;

    /** Members and roles that overwrites name anywhere; null until it is asked for, after any change of a channel. */
    private @Nullable Set<UserId> named;

    private @Nullable Set<Long> namedRoles;

    ServerRights(ServerAccess access) {
        this.everyone = access.id().value();
        this.ownerId = access.ownerId();
        access.roles().forEach(this::put);
        access.channels().forEach(this::put);
    }

    // Changes.

    void own(UserId newOwner) {
        ownerId = newOwner;
    }

    void put(RoleAccess role) {
        roles.put(role.id().value(), role.grant());
    }

    /** Takes a role away, and what channels say of it. */
    void drop(RoleId roleId) {
        roles.remove(roleId.value());
        for (Channel channel : List.copyOf(channels.values())) {
            List<Overwrite> left = overwrites(channel).stream()
                    .filter(one -> one.targetType() != Overwrite.TargetType.ROLE || one.targetId() != roleId.value())
                    .toList();
            if (left.size() < overwrites(channel).size()) {
                put(channel.with(left));
            }
        }
    }

    /** A channel as it is from now on; which message is its newest is not kept. */
    void put(Channel channel) {
        channels.put(channel.id(), channel.lastMessageId() == null ? channel : channel.still());
        named = null;
        namedRoles = null;
    }

    void remove(ChannelId channelId) {
        channels.remove(channelId);
        named = null;
        namedRoles = null;
    }

    // Questions.

    Collection<Channel> channels() {
        return channels.values();
    }

    Set<ChannelId> channelIds() {
        return channels.keySet();
    }

    @Nullable
    Channel channel(ChannelId channelId) {
        return channels.get(channelId);
    }

    boolean owns(UserId userId) {
        return userId.equals(ownerId);
    }

    /** Whether a subject has a role; all have @everyone. */
    boolean has(Subject subject, RoleId roleId) {
        return roleId.value() == everyone || subject.roles().contains(roleId.value());
    }

    /**
     * A member as far as rights go.
     *
     * <p>The user's own id is part of it only where an overwrite names the user or the user owns the server, so that all
     * others with the same roles are one subject.
     */
    Subject subject(UserId userId, Collection<RoleId> roleIds) {
        boolean owner = owns(userId);
        return new Subject(
                owner || isNamed(userId) ? userId.value() : 0,
                owner,
                roleIds.stream().map(RoleId::value).collect(Collectors.toUnmodifiableSet()),
                false);
    }

    private boolean isNamed(UserId userId) {
        if (named == null) {
            Set<UserId> all = new HashSet<>();
            channels.values().forEach(channel -> all.addAll(named(channel)));
            named = all;
        }
        return named.contains(userId);
    }

    /** The members that a channel's overwrites name. */
    static Set<UserId> named(Channel channel) {
        Set<UserId> named = new LinkedHashSet<>();
        for (Overwrite overwrite : overwrites(channel)) {
            if (overwrite.targetType() == Overwrite.TargetType.MEMBER) {
                named.add(new UserId(overwrite.targetId()));
            }
        }
        return named;
    }

    /** A subject with only those of its roles that channels speak of: with the same base it has the same rights in all. */
    Subject essence(Subject subject) {
        if (namedRoles == null) {
            Set<Long> all = new HashSet<>();
            channels.values().forEach(channel -> overwrites(channel).stream()
                    .filter(one -> one.targetType() == Overwrite.TargetType.ROLE)
                    .forEach(one -> all.add(one.targetId())));
            namedRoles = all;
        }
        Set<Long> spokenOf = new HashSet<>(subject.roles());
        spokenOf.retainAll(namedRoles);
        return new Subject(subject.userId(), subject.owner(), spokenOf, subject.timedOut());
    }

    /** What the server's roles grant to a subject. */
    Permissions base(Subject subject) {
        List<RoleGrant> grants = new ArrayList<>(subject.roles().size() + 1);
        add(everyone, grants);
        subject.roles().forEach(role -> add(role, grants));
        return PermissionCalculator.base(subject, everyone, grants);
    }

    private void add(long roleId, List<RoleGrant> grants) {
        RoleGrant grant = roles.get(roleId);
        if (grant != null) {
            grants.add(grant);
        }
    }

    /** Whether a subject holds a right in the server. */
    boolean holds(Subject subject, Permissions base, Permission right) {
        return subject.owner() || base.has(Permission.ADMINISTRATOR) || base.has(right);
    }

    /** Whether timeouts mean nothing to these. */
    boolean isAboveTimeouts(Subject subject, Permissions base) {
        return subject.owner() || base.has(Permission.ADMINISTRATOR);
    }

    /** What a subject may do in a channel. */
    Permissions inChannel(Subject subject, Permissions base, Channel channel) {
        return PermissionCalculator.inChannel(subject, everyone, base, overwrites(channel));
    }

    boolean views(Subject subject, Permissions base, Channel channel) {
        return inChannel(subject, base, channel).has(Permission.VIEW_CHANNEL);
    }

    /** The channels that a subject may view. */
    Set<ChannelId> visible(Subject subject, Permissions base) {
        Set<ChannelId> visible = new LinkedHashSet<>();
        for (Channel channel : channels.values()) {
            if (views(subject, base, channel)) {
                visible.add(channel.id());
            }
        }
        return visible;
    }

    /** Those of the channels that not every member may view. */
    List<Channel> privateChannels() {
        Subject anyone = new Subject(0, false, Set.of(), false);
        Permissions base = base(anyone);
        return channels.values().stream()
                .filter(channel -> !views(anyone, base, channel))
                .toList();
    }

    private static List<Overwrite> overwrites(Channel channel) {
        return channel.overwrites() == null ? List.of() : channel.overwrites();
    }
}
