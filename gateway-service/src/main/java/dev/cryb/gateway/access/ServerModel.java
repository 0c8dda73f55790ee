package dev.cryb.gateway.access;

import dev.cryb.event.ChannelAccess;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.PermissionCalculator;
import dev.cryb.permission.PermissionCalculator.RoleGrant;
import dev.cryb.permission.PermissionCalculator.Subject;
import dev.cryb.permission.Permissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One server's rights, and those of its members who have sessions here. */
final class ServerModel {

    private final ServerId id;
    private final Loops loops;
    private final Map<Long, RoleGrant> roles = new LinkedHashMap<>();
    private final Map<ChannelId, ChannelAccess> channels = new LinkedHashMap<>();
    private final Map<UserId, Here> here = new HashMap<>();
    private final Map<Subject, RightClass> classes = new LinkedHashMap<>();
    private UserId ownerId;

    /** Classes that may view a channel, by channel; emptied when anything changes. */
    private final Map<ChannelId, List<RightClass>> viewers = new HashMap<>();

    /** A member with sessions here. */
    private static final class Here {
        private MemberAccess member;
        private final Set<Seat> seats = new LinkedHashSet<>();
        private RightClass rights;

        Here(MemberAccess member, RightClass rights) {
            this.member = member;
            this.rights = rights;
        }
    }

    ServerModel(ServerAccess access, Loops loops) {
        this.id = access.id();
        this.ownerId = access.ownerId();
        this.loops = loops;
        access.roles().forEach(role -> roles.put(role.id().value(), role.grant()));
        access.channels().forEach(channel -> channels.put(channel.id(), channel));
    }

    Set<ChannelId> channels() {
        return channels.keySet();
    }

    /** The members who have sessions here. */
    Set<UserId> members() {
        return here.keySet();
    }

    boolean isEmpty() {
        return here.isEmpty();
    }

    void enter(MemberAccess member, Seat seat) {
        Here one = here.computeIfAbsent(member.userId(), user -> new Here(member, rightsOf(member)));
        if (one.seats.add(seat)) {
            one.rights.audience.add(seat);
        }
    }

    void leave(UserId userId, Seat seat) {
        Here one = here.get(userId);
        if (one == null || !one.seats.remove(seat)) {
            return;
        }
        one.rights.audience.remove(seat);
        if (one.seats.isEmpty()) {
            here.remove(userId);
        }
        forgetIfEmpty(one.rights);
    }

    void join(UserId userId, Seat seat, ChannelId channelId) {
        Here one = here.get(userId);
        if (one != null) {
            one.rights.audience.join(seat, channelId);
        }
    }

    void unjoin(UserId userId, Seat seat, ChannelId channelId) {
        Here one = here.get(userId);
        if (one != null) {
            one.rights.audience.leave(seat, channelId);
        }
    }

    void own(UserId newOwner) {
        UserId before = ownerId;
        ownerId = newOwner;
        regroup(before);
        regroup(newOwner);
    }

    /** A role is there, or grants something else. */
    void change(RoleAccess role) {
        roles.put(role.id().value(), role.grant());
        for (RightClass rights : classes.values()) {
            if (role.id().value() == id.value()
                    || rights.subject.roles().contains(role.id().value())) {
                rights.inChannel.clear();
            }
        }
        viewers.clear();
    }

    /** A role is gone. */
    void drop(RoleId roleId) {
        roles.remove(roleId.value());
        for (Map.Entry<UserId, Here> one : List.copyOf(here.entrySet())) {
            MemberAccess member = one.getValue().member;
            if (member.roles().contains(roleId)) {
                List<RoleId> left = member.roles().stream()
                        .filter(role -> !role.equals(roleId))
                        .toList();
                change(new MemberAccess(id, one.getKey(), left, member.timeoutUntil()));
            }
        }
    }

    /** A member has other roles or another timeout. */
    void change(MemberAccess member) {
        Here one = here.get(member.userId());
        if (one != null) {
            one.member = member;
            regroup(member.userId());
        }
    }

    void open(ChannelAccess channel) {
        channels.put(channel.id(), channel);
        forget(channel.id());
        for (Overwrite overwrite : channel.overwrites()) {
            if (overwrite.targetType() == Overwrite.TargetType.MEMBER) {
                regroup(new UserId(overwrite.targetId()));
            }
        }
    }

    /** Moves a member's sessions to the class that its rights belong to now. */
    private void regroup(UserId userId) {
        Here one = here.get(userId);
        if (one == null) {
            return;
        }
        RightClass before = one.rights;
        RightClass now = rightsOf(one.member);
        if (now != before) {
            one.rights = now;
            for (Seat seat : one.seats) {
                before.audience.remove(seat);
                now.audience.add(seat);
            }
            forgetIfEmpty(before);
        }
    }

    private void forgetIfEmpty(RightClass rights) {
        if (rights.audience.isEmpty()) {
            classes.remove(rights.subject);
            viewers.clear();
        }
    }

    void close(ChannelId channelId) {
        channels.remove(channelId);
        forget(channelId);
    }

    private void forget(ChannelId channelId) {
        viewers.remove(channelId);
        classes.values().forEach(rights -> rights.inChannel.remove(channelId.value()));
    }

    /** The sessions of all members. */
    List<Group> everyone() {
        return classes.values().stream().map(rights -> rights.audience.all()).toList();
    }

    /** The sessions of members who hold a right in the server. */
    List<Group> holders(Permission right) {
        return classes.values().stream()
                .filter(rights -> PermissionCalculator.inServer(rights.subject, id.value(), roles.values())
                        .has(right))
                .map(rights -> rights.audience.all())
                .toList();
    }

    /** The sessions of those who may view a channel. */
    List<Group> viewers(ChannelId channelId) {
        return viewing(channelId).stream().map(rights -> rights.audience.all()).toList();
    }

    /** The sessions that hear a message of a channel. */
    List<Group> listeners(ChannelId channelId) {
        List<Group> groups = new ArrayList<>();
        viewing(channelId).forEach(rights -> rights.audience.addListeners(channelId, groups));
        return groups;
    }

    /** The sessions of those who have one of these roles and may view a channel. */
    List<Group> viewersWith(List<RoleId> roleIds, ChannelId channelId) {
        return viewing(channelId).stream()
                .filter(rights ->
                        roleIds.stream().anyMatch(role -> rights.subject.roles().contains(role.value())))
                .map(rights -> rights.audience.all())
                .toList();
    }

    private List<RightClass> viewing(ChannelId channelId) {
        return viewers.computeIfAbsent(channelId, channel -> classes.values().stream()
                .filter(rights -> inChannel(rights, channel).has(Permission.VIEW_CHANNEL))
                .toList());
    }

    /** What a member may do in a channel; nothing for those who are no members here. */
    Permissions inChannel(UserId userId, ChannelId channelId) {
        Here one = here.get(userId);
        return one == null ? Permissions.NONE : inChannel(one.rights, channelId);
    }

    @Nullable
    MemberAccess member(UserId userId) {
        Here one = here.get(userId);
        return one == null ? null : one.member;
    }

    /** Whether a member with sessions here holds a right in the server. */
    boolean holds(UserId userId, Permission right) {
        Here one = here.get(userId);
        return one != null
                && PermissionCalculator.inServer(one.rights.subject, id.value(), roles.values())
                        .has(right);
    }

    private Permissions inChannel(RightClass rights, ChannelId channelId) {
        return rights.inChannel.computeIfAbsent(channelId.value(), channel -> {
            ChannelAccess access = channels.get(channelId);
            return access == null
                    ? Permissions.NONE
                    : PermissionCalculator.inChannel(rights.subject, id.value(), roles.values(), access.overwrites());
        });
    }

    /**
     * The class of a member.
     *
     * <p>The user's own id is part of it only where an overwrite names the user or the user owns the server; all others
     * share the class of their roles. A timeout takes away no sight, so it makes no class of its own.
     */
    private RightClass rightsOf(MemberAccess member) {
        boolean owner = member.userId().equals(ownerId);
        long userId = owner || isNamed(member.userId()) ? member.userId().value() : 0;
        Set<Long> roleIds = member.roles().stream().map(RoleId::value).collect(Collectors.toUnmodifiableSet());
        Subject subject = new Subject(userId, owner, roleIds, false);
        return classes.computeIfAbsent(subject, unknown -> {
            viewers.clear();
            return new RightClass(unknown, new Audience(loops));
        });
    }

    private boolean isNamed(UserId userId) {
        return channels.values().stream()
                .flatMap(channel -> channel.overwrites().stream())
                .anyMatch(overwrite -> overwrite.targetType() == Overwrite.TargetType.MEMBER
                        && overwrite.targetId() == userId.value());
    }
}
