package dev.cryb.gateway.access;

import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.model.Member;
import dev.cryb.permission.Permission;
import dev.cryb.permission.PermissionCalculator.Subject;
import dev.cryb.permission.Permissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One server's rights, and those of its members who have sessions here.
 *
 * <p>Members with the same rights share a class, so a change is worked out once a class, and only for those that it
 * concerns.
 */
final class ServerModel {

    private final ServerId id;
    private final ServerRights rights;
    private final Loops loops;
    private final Function<UserId, Group> sessionsOf;
    private final Onlookers onlookers;
    private final Map<UserId, Here> here = new HashMap<>();
    private final Map<Subject, RightClass> classes = new LinkedHashMap<>();

    /** About how many members there are: counted down by hand, and set right by each one who comes. */
    private int memberCount;

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

    /** @param sessionsOf all sessions here of a user who has some */
    ServerModel(ServerAccess access, Loops loops, Function<UserId, Group> sessionsOf) {
        this.id = access.id();
        this.rights = new ServerRights(access);
        this.loops = loops;
        this.onlookers = new Onlookers(loops);
        this.memberCount = access.memberCount();
        this.sessionsOf = sessionsOf;
    }

    ServerId id() {
        return id;
    }

    Set<ChannelId> channels() {
        return rights.channelIds();
    }

    /** The members who have sessions here. */
    Set<UserId> members() {
        return here.keySet();
    }

    boolean isEmpty() {
        return here.isEmpty();
    }

    // Sessions.

    void enter(MemberAccess member, Seat seat) {
        Here one = here.computeIfAbsent(member.userId(), user -> new Here(member, rightsOf(member)));
        if (one.seats.add(seat)) {
            one.rights.audience.add(seat);
            onlookers.add(seat, channels());
        }
    }

    void leave(UserId userId, Seat seat) {
        Here one = here.get(userId);
        if (one == null || !one.seats.remove(seat)) {
            return;
        }
        one.rights.audience.remove(seat);
        onlookers.remove(seat);
        if (one.seats.isEmpty()) {
            here.remove(userId);
        }
        forgetIfEmpty(one.rights);
    }

    void join(UserId userId, Seat seat, ChannelId channelId) {
        Here one = here.get(userId);
        if (one != null) {
            one.rights.audience.join(seat, channelId);
            onlookers.join(seat, channelId);
        }
    }

    void unjoin(UserId userId, Seat seat, ChannelId channelId) {
        Here one = here.get(userId);
        if (one != null) {
            one.rights.audience.leave(seat, channelId);
            onlookers.leave(seat, channelId);
        }
    }

    // Changes.

    void counts(int members) {
        memberCount = members;
    }

    void countsOneLess() {
        memberCount--;
    }

    List<SightChange> own(AccessChange.OwnerChanged change) {
        UserId former = change.former().user().id();
        UserId owner = change.owner().user().id();
        Passage away = Passage.of(rights, former, change.former().roles());
        Passage in = Passage.of(rights, owner, change.owner().roles());
        List<SightChange> seen = change(List.of(former, owner), () -> rights.own(owner));
        seen.addAll(away.end(change.former()));
        seen.addAll(in.end(change.owner()));
        return seen;
    }

    /** A role is there, or grants something else. */
    List<SightChange> change(RoleAccess role) {
        rights.put(role);
        viewers.clear();
        Map<Move, List<Group>> concerned = new LinkedHashMap<>();
        for (RightClass one : classes.values()) {
            if (rights.has(one.subject, role.id())) {
                Stand before = standOf(one);
                one.base = rights.base(one.subject);
                one.inChannel.clear();
                if (sightOf(before.base) != sightOf(one.base)) {
                    concerned
                            .computeIfAbsent(new Move(before, standOf(one)), fresh -> new ArrayList<>())
                            .add(one.audience.all());
                }
            }
        }
        List<SightChange> seen = new ArrayList<>();
        concerned.forEach(
                (move, groups) -> seen.addAll(difference(rights.visible(move.from.subject, move.from.base), move.to)
                        .to(groups)));
        return seen;
    }

    /** What of the roles' grants decides what can be seen. */
    private static long sightOf(Permissions base) {
        return base.intersect(Permissions.of(Permission.VIEW_CHANNEL, Permission.ADMINISTRATOR))
                .bits();
    }

    /** A role is gone. */
    List<SightChange> drop(RoleId roleId) {
        List<Here> having = here.values().stream()
                .filter(one -> one.member.roles().contains(roleId))
                .toList();
        return change(having.stream().map(one -> one.member.userId()).toList(), () -> {
            rights.drop(roleId);
            having.forEach(one -> one.member = one.member.without(roleId));
        });
    }

    /** A member has other roles. */
    List<SightChange> change(AccessChange.MemberRolesChanged change) {
        UserId userId = change.member().user().id();
        Passage passage = Passage.of(rights, userId, change.before());
        List<SightChange> seen =
                change(List.of(userId), () -> become(MemberAccess.of(change.serverId(), change.member())));
        seen.addAll(passage.end(change.member()));
        return seen;
    }

    /** A member may only look for a while, or no more. */
    void become(MemberAccess member) {
        Here one = here.get(member.userId());
        if (one != null) {
            one.member = member;
        }
    }

    /** Someone has become a member. */
    List<SightChange> entered(Member member) {
        return Passage.fromOutside(rights, member.user().id()).end(member);
    }

    /** Someone is no member any more. */
    List<SightChange> gone(AccessChange.MemberGone change) {
        return Passage.of(rights, change.userId(), change.roles()).endOutside();
    }

    /** A channel is there, or is another. */
    List<SightChange> open(Channel channel) {
        if (rights.channel(channel.id()) != null) {
            return change(channel);
        }
        rights.put(channel);
        forget(channel.id());
        regroup(ServerRights.named(channel));
        return List.of();
    }

    /** A channel lies elsewhere among the others. */
    void place(AccessChange.ChannelPlaced change) {
        Channel channel = rights.channel(change.channelId());
        if (channel != null) {
            rights.put(channel.at(change.position(), change.parentId()));
        }
    }

    /** A channel allows and denies something else. */
    List<SightChange> change(AccessChange.OverwritesChanged change) {
        Channel channel = rights.channel(change.channelId());
        if (channel == null) {
            return List.of();
        }
        Member named = change.named();
        if (named == null) {
            return change(channel.with(change.overwrites()));
        }
        Passage passage = Passage.of(rights, named.user().id(), named.roles());
        List<SightChange> seen = change(channel.with(change.overwrites()));
        seen.addAll(passage.end(named));
        return seen;
    }

    void close(ChannelId channelId) {
        rights.remove(channelId);
        forget(channelId);
    }

    /** A channel becomes another: classes see it otherwise, and whoever is named in it has a class apart. */
    private List<SightChange> change(Channel channel) {
        Set<UserId> named = ServerRights.named(channel);
        Channel former = rights.channel(channel.id());
        if (former != null) {
            named.addAll(ServerRights.named(former));
        }
        Set<RightClass> viewed = new HashSet<>(viewing(channel.id()));
        List<RightClass> all = List.copyOf(classes.values());
        List<SightChange> seen = change(named, () -> {
            rights.put(channel);
            forget(channel.id());
        });
        Map<Permissions, List<Group>> otherwise = new LinkedHashMap<>();
        for (RightClass one : all) {
            boolean apart = one.subject.userId() != 0 && named.contains(new UserId(one.subject.userId()));
            Permissions now = inChannel(one, channel);
            if (!apart
                    && classes.containsKey(one.subject)
                    && now.has(Permission.VIEW_CHANNEL) != viewed.contains(one)) {
                otherwise.computeIfAbsent(now, fresh -> new ArrayList<>()).add(one.audience.all());
            }
        }
        otherwise.forEach((now, groups) -> {
            Difference difference = new Difference();
            difference.add(channel, now);
            seen.addAll(difference.to(groups));
        });
        return seen;
    }

    /** Changes what concerns some members by themselves; those whose way was the same are told together. */
    private List<SightChange> change(Collection<UserId> userIds, Runnable change) {
        Map<Stand, Set<ChannelId>> visible = new HashMap<>();
        Map<UserId, Stand> before = new LinkedHashMap<>();
        for (UserId userId : userIds) {
            Here one = here.get(userId);
            if (one != null) {
                Stand stand = standOf(one.rights);
                before.put(userId, stand);
                visible.computeIfAbsent(stand, fresh -> rights.visible(fresh.subject, fresh.base));
            }
        }
        change.run();
        regroup(before.keySet());
        Map<Move, List<Group>> moves = new LinkedHashMap<>();
        before.forEach((userId, from) -> {
            Here one = here.get(userId);
            if (one != null) {
                moves.computeIfAbsent(new Move(from, standOf(one.rights)), fresh -> new ArrayList<>())
                        .add(sessionsOf.apply(userId));
            }
        });
        List<SightChange> seen = new ArrayList<>();
        moves.forEach((move, groups) -> seen.addAll(
                difference(visible.getOrDefault(move.from, Set.of()), move.to).to(groups)));
        return seen;
    }

    /** All of a class that decides what it may do in channels. */
    private record Stand(Subject subject, Permissions base) {}

    private record Move(Stand from, Stand to) {}

    private Stand standOf(RightClass one) {
        return new Stand(rights.essence(one.subject), one.base);
    }

    /** What a stand sees that was not seen before, and what it sees no more. */
    private Difference difference(Set<ChannelId> before, Stand now) {
        Difference difference = new Difference();
        for (Channel channel : rights.channels()) {
            Permissions permissions = rights.inChannel(now.subject, now.base, channel);
            if (permissions.has(Permission.VIEW_CHANNEL) != before.contains(channel.id())) {
                difference.add(channel, permissions);
            }
        }
        return difference;
    }

    /** Moves members' sessions to the classes that their rights belong to now. */
    private void regroup(Set<UserId> userIds) {
        for (UserId userId : userIds) {
            Here one = here.get(userId);
            if (one == null) {
                continue;
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
    }

    private RightClass rightsOf(MemberAccess member) {
        return classes.computeIfAbsent(rights.subject(member.userId(), member.roles()), fresh -> {
            viewers.clear();
            return new RightClass(fresh, rights.base(fresh), new Audience(loops));
        });
    }

    private void forgetIfEmpty(RightClass one) {
        if (one.audience.isEmpty()) {
            classes.remove(one.subject);
            viewers.clear();
        }
    }

    private void forget(ChannelId channelId) {
        viewers.remove(channelId);
        classes.values().forEach(one -> one.inChannel.remove(channelId.value()));
    }

    // Questions.

    /** The sessions that hear who is there. */
    List<Group> onlookers() {
        return onlookers.hearing(memberCount);
    }

    /** Whether a session of a member here hears who is there. */
    boolean isOnlooker(UserId userId) {
        Here one = here.get(userId);
        return one != null && one.seats.stream().anyMatch(seat -> onlookers.hears(seat, memberCount));
    }

    @Nullable
    ChannelType typeOf(ChannelId channelId) {
        Channel channel = rights.channel(channelId);
        return channel == null ? null : channel.type();
    }

    /** How many a voice channel takes; 0 for any number. */
    int userLimitOf(ChannelId channelId) {
        Channel channel = rights.channel(channelId);
        Integer limit = channel == null ? null : channel.userLimit();
        return limit == null ? 0 : limit;
    }

    /** Whether a member here may only look for now. */
    boolean isTimedOut(UserId userId, Instant now) {
        Here one = here.get(userId);
        Instant until = one == null ? null : one.member.timeoutUntil();
        return one != null
                && until != null
                && until.isAfter(now)
                && !rights.isAboveTimeouts(one.rights.subject, one.rights.base);
    }

    /** The sessions of all members. */
    List<Group> everyone() {
        return classes.values().stream().map(one -> one.audience.all()).toList();
    }

    /** The sessions of members who hold a right in the server. */
    List<Group> holders(Permission right) {
        return classes.values().stream()
                .filter(one -> rights.holds(one.subject, one.base, right))
                .map(one -> one.audience.all())
                .toList();
    }

    /** The sessions of those who may view a channel. */
    List<Group> viewers(ChannelId channelId) {
        return viewing(channelId).stream().map(one -> one.audience.all()).toList();
    }

    /** The sessions that hear a message of a channel. */
    List<Group> listeners(ChannelId channelId) {
        List<Group> groups = new ArrayList<>();
        viewing(channelId).forEach(one -> one.audience.addListeners(channelId, groups));
        return groups;
    }

    /** The sessions of those who have one of these roles and may view a channel. */
    List<Group> viewersWith(List<RoleId> roleIds, ChannelId channelId) {
        return viewing(channelId).stream()
                .filter(one ->
                        roleIds.stream().anyMatch(role -> one.subject.roles().contains(role.value())))
                .map(one -> one.audience.all())
                .toList();
    }

    private List<RightClass> viewing(ChannelId channelId) {
        return viewers.computeIfAbsent(channelId, asked -> {
            Channel channel = rights.channel(asked);
            return channel == null
                    ? List.of()
                    : classes.values().stream()
                            .filter(one -> inChannel(one, channel).has(Permission.VIEW_CHANNEL))
                            .toList();
        });
    }

    /** What a member may do in a channel; nothing for those who are no members here. */
    Permissions inChannel(UserId userId, ChannelId channelId) {
        Here one = here.get(userId);
        Channel channel = rights.channel(channelId);
        return one == null || channel == null ? Permissions.NONE : inChannel(one.rights, channel);
    }

    /** What a member sees now that is not among the channels of which a session of theirs knows, and the reverse. */
    List<SightChange> unknownTo(UserId userId, Set<ChannelId> known) {
        Here one = here.get(userId);
        if (one == null) {
            return List.of();
        }
        Difference difference = difference(known, standOf(one.rights));
        known.stream().filter(channel -> rights.channel(channel) == null).forEach(difference::gone);
        return difference.to(List.of());
    }

    @Nullable
    MemberAccess member(UserId userId) {
        Here one = here.get(userId);
        return one == null ? null : one.member;
    }

    /** Whether a member with sessions here holds a right in the server. */
    boolean holds(UserId userId, Permission right) {
        Here one = here.get(userId);
        return one != null && rights.holds(one.rights.subject, one.rights.base, right);
    }

    private Permissions inChannel(RightClass one, Channel channel) {
        return one.inChannel.computeIfAbsent(
                channel.id().value(), id -> rights.inChannel(one.subject, one.base, channel));
    }
}
