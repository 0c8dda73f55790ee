package dev.cryb.gateway.access;

import dev.cryb.event.ChannelAccess;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Subscriber;
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
    private final UserId ownerId;
    private final Loops loops;
    private final List<RoleGrant> roles;
    private final Map<ChannelId, ChannelAccess> channels = new LinkedHashMap<>();
    private final Map<UserId, Here> here = new HashMap<>();
    private final Map<Subject, RightClass> classes = new LinkedHashMap<>();

    /** Groups that may view a channel, by channel; emptied when anything changes. */
    private final Map<ChannelId, List<Group>> viewers = new HashMap<>();

    /** A member with sessions here. */
    private static final class Here {
        private final MemberAccess member;
        private final Set<Subscriber> sessions = new LinkedHashSet<>();
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
        this.roles = access.roles().stream().map(RoleAccess::grant).toList();
        access.channels().forEach(channel -> channels.put(channel.id(), channel));
    }

    Set<ChannelId> channels() {
        return channels.keySet();
    }

    boolean isEmpty() {
        return here.isEmpty();
    }

    void enter(MemberAccess member, Subscriber session) {
        Here one = here.computeIfAbsent(member.userId(), user -> new Here(member, rightsOf(member)));
        if (one.sessions.add(session)) {
            one.rights.group.add(session);
        }
    }

    void leave(UserId userId, Subscriber session) {
        Here one = here.get(userId);
        if (one == null || !one.sessions.remove(session)) {
            return;
        }
        one.rights.group.remove(session);
        if (one.sessions.isEmpty()) {
            here.remove(userId);
        }
        forgetIfEmpty(one.rights);
    }

    void open(ChannelAccess channel) {
        channels.put(channel.id(), channel);
        forget(channel.id());
        for (Overwrite overwrite : channel.overwrites()) {
            Here named = overwrite.targetType() == Overwrite.TargetType.MEMBER
                    ? here.get(new UserId(overwrite.targetId()))
                    : null;
            if (named != null) {
                regroup(named);
            }
        }
    }

    /** Moves a member's sessions to the class that its rights belong to now. */
    private void regroup(Here one) {
        RightClass before = one.rights;
        RightClass now = rightsOf(one.member);
        if (now != before) {
            one.rights = now;
            for (Subscriber session : one.sessions) {
                before.group.remove(session);
                now.group.add(session);
            }
            forgetIfEmpty(before);
        }
    }

    private void forgetIfEmpty(RightClass rights) {
        if (rights.group.size() == 0) {
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
        return classes.values().stream().map(rights -> rights.group).toList();
    }

    /** The sessions of those who may view a channel. */
    List<Group> viewers(ChannelId channelId) {
        return viewers.computeIfAbsent(channelId, channel -> {
            List<Group> groups = new ArrayList<>();
            for (RightClass rights : classes.values()) {
                if (inChannel(rights, channel).has(Permission.VIEW_CHANNEL)) {
                    groups.add(rights.group);
                }
            }
            return groups;
        });
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

    private Permissions inChannel(RightClass rights, ChannelId channelId) {
        return rights.inChannel.computeIfAbsent(channelId.value(), channel -> {
            ChannelAccess access = channels.get(channelId);
            return access == null
                    ? Permissions.NONE
                    : PermissionCalculator.inChannel(rights.subject, id.value(), roles, access.overwrites());
        });
    }

    /**
     * The class of a member.
     *
     * <p>The user's own id is part of it only where an overwrite names the user or the user owns the server; all others
     * share the class of their roles.
     */
    private RightClass rightsOf(MemberAccess member) {
        boolean owner = member.userId().equals(ownerId);
        long userId = owner || isNamed(member.userId()) ? member.userId().value() : 0;
        Set<Long> roleIds = member.roles().stream().map(RoleId::value).collect(Collectors.toUnmodifiableSet());
        Subject subject = new Subject(userId, owner, roleIds, member.timeoutUntil() != null);
        return classes.computeIfAbsent(subject, unknown -> {
            viewers.clear();
            return new RightClass(unknown, new Group(loops));
        });
    }

    private boolean isNamed(UserId userId) {
        return channels.values().stream()
                .flatMap(channel -> channel.overwrites().stream())
                .anyMatch(overwrite -> overwrite.targetType() == Overwrite.TargetType.MEMBER
                        && overwrite.targetId() == userId.value());
    }
}
