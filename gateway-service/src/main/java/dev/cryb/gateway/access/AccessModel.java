package dev.cryb.gateway.access;

import dev.cryb.event.AccessChange;
import dev.cryb.event.DmAccess;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.event.Topic;
import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ChannelType;
import dev.cryb.model.User;
import dev.cryb.permission.Permission;
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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All that this gateway knows of rights, and so of who gets what.
 *
 * <p>A server is known here as long as one of its members has a session here, a direct message as long as one of its
 * recipients has. Belongs to the core loop.
 */
public final class AccessModel {

    private final Loops loops;
    private final Map<ServerId, ServerModel> servers = new HashMap<>();

    /** Written by the core only; limits look from other threads. */
    private final Map<ChannelId, ServerModel> byChannel = new ConcurrentHashMap<>();

    private final Map<ChannelId, DmModel> dms = new HashMap<>();
    private final Map<UserId, Presence> users = new HashMap<>();

    /** How many sessions are about to come in with a server. */
    private final Map<ServerId, Integer> expected = new HashMap<>();

    private final Friends friends;

    /** A user's sessions here, and all that they see through. */
    private static final class Presence {
        private final Audience audience;
        private final Map<Subscriber, Seat> seats = new LinkedHashMap<>();
        private final Set<ServerId> servers = new LinkedHashSet<>();
        private final Set<ChannelId> dms = new LinkedHashSet<>();
        private final Set<UserId> friends = new HashSet<>();

        Presence(Audience audience) {
            this.audience = audience;
        }
    }

    public AccessModel(Loops loops) {
        this.loops = loops;
        this.friends = new Friends(loops);
    }

    public boolean knows(ServerId serverId) {
        return servers.containsKey(serverId);
    }

    /** Takes a server in, as it is at the tail's place; one that is known already stays as it is. */
    public void load(ServerAccess access) {
        if (!servers.containsKey(access.id())) {
            ServerModel model = new ServerModel(access, loops, this::sessionsOf);
            servers.put(access.id(), model);
            model.channels().forEach(channel -> byChannel.put(channel, model));
        }
    }

    // Sessions.

    /**
     * A session comes in, with what its user is in; the servers must be known.
     *
     * @param attentive whether it hears all channels, and not only those that it joins
     * @param largeThreshold in servers of up to so many members it hears who is there, of everyone
     */
    public void enter(
            UserId userId,
            Subscriber session,
            boolean attentive,
            int largeThreshold,
            Collection<MemberAccess> memberships,
            Collection<DmAccess> inDms,
            Collection<UserId> hasFriends) {
        Presence user = users.computeIfAbsent(userId, unknown -> new Presence(new Audience(loops)));
        Seat seat = new Seat(session, attentive, largeThreshold);
        user.seats.put(session, seat);
        user.audience.add(seat);
        for (MemberAccess member : memberships) {
            ServerModel server = servers.get(member.serverId());
            if (server != null) {
                user.servers.add(member.serverId());
                server.enter(member, seat);
            }
        }
        for (DmAccess dm : inDms) {
            DmModel model = dms.computeIfAbsent(dm.id(), unknown -> new DmModel(dm, loops));
            if (model.has(userId)) {
                user.dms.add(dm.id());
                model.audience.add(seat);
            }
        }
        user.friends.addAll(hasFriends);
        user.friends.forEach(friend -> friends.add(friend, seat));
    }

    /** A session goes. */
    public void leave(UserId userId, Subscriber session) {
        Presence user = users.get(userId);
        Seat seat = user == null ? null : user.seats.remove(session);
        if (user == null || seat == null) {
            return;
        }
        user.audience.remove(seat);
        user.servers.forEach(serverId -> leave(serverId, userId, seat));
        user.dms.forEach(dm -> leave(dm, seat));
        user.friends.forEach(friend -> friends.remove(friend, seat));
        if (user.seats.isEmpty()) {
            users.remove(userId);
        }
    }

    private void leave(ServerId serverId, UserId userId, Seat seat) {
        ServerModel server = servers.get(serverId);
        if (server != null) {
            server.leave(userId, seat);
            forgetIfEmpty(serverId);
        }
    }

    private void leave(ChannelId dmId, Seat seat) {
        DmModel dm = dms.get(dmId);
        if (dm != null) {
            dm.audience.remove(seat);
            if (dm.audience.isEmpty()) {
                dms.remove(dmId);
            }
        }
    }

    /** A session has joined a channel. */
    public void join(UserId userId, Subscriber session, ChannelId channelId) {
        Seat seat = seat(userId, session);
        if (seat == null || !seat.joined.add(channelId)) {
            return;
        }
        ServerModel server = byChannel.get(channelId);
        DmModel dm = dms.get(channelId);
        if (server != null) {
            server.join(userId, seat, channelId);
        } else if (dm != null) {
            dm.audience.join(seat, channelId);
        }
    }

    /** A session has left a channel that it had joined. */
    public void unjoin(UserId userId, Subscriber session, ChannelId channelId) {
        Seat seat = seat(userId, session);
        if (seat == null || !seat.joined.contains(channelId)) {
            return;
        }
        ServerModel server = byChannel.get(channelId);
        DmModel dm = dms.get(channelId);
        if (server != null) {
            server.unjoin(userId, seat, channelId);
        } else if (dm != null) {
            dm.audience.leave(seat, channelId);
        }
        seat.joined.remove(channelId);
    }

    /** The channels that a session has joined. */
    public Set<ChannelId> joined(UserId userId, Subscriber session) {
        Seat seat = seat(userId, session);
        return seat == null ? Set.of() : Set.copyOf(seat.joined);
    }

    private @Nullable Seat seat(UserId userId, Subscriber session) {
        Presence user = users.get(userId);
        return user == null ? null : user.seats.get(session);
    }

    /** A session is about to come in with these servers: they stay known until it has, or has given up. */
    public void expect(Collection<ServerId> serverIds) {
        serverIds.forEach(serverId -> expected.merge(serverId, 1, Integer::sum));
    }

    /** A session that was to come in has done so, or has given up. */
    public void expectNoMore(Collection<ServerId> serverIds) {
        for (ServerId serverId : serverIds) {
            expected.computeIfPresent(serverId, (id, sessions) -> sessions == 1 ? null : sessions - 1);
            forgetIfEmpty(serverId);
        }
    }

    /** Forgets a server that none of our sessions is in, or about to be. */
    private void forgetIfEmpty(ServerId serverId) {
        ServerModel server = servers.get(serverId);
        if (server != null && server.isEmpty() && !expected.containsKey(serverId)) {
            forget(serverId, server);
        }
    }

    private void forget(ServerId serverId, ServerModel server) {
        servers.remove(serverId);
        server.channels().forEach(byChannel::remove);
    }

    private Group sessionsOf(UserId userId) {
        return Objects.requireNonNull(users.get(userId), "only asked for those who are here")
                .audience
                .all();
    }

    // Changes.

    /** Applies what an event changed, and answers what is seen otherwise by it in servers that are known here. */
    public List<SightChange> apply(AccessChange change) {
        return switch (change) {
            case AccessChange.OfServer ofServer -> inServer(ofServer);
            case AccessChange.OfUser ofUser -> {
                applyToUsers(ofUser);
                yield List.of();
            }
        };
    }

    private List<SightChange> inServer(AccessChange.OfServer change) {
        if (change instanceof AccessChange.MemberEntered entered) {
            enter(entered);
        }
        ServerModel server = servers.get(change.serverId());
        if (server == null) {
            return List.of();
        }
        return switch (change) {
            case AccessChange.MemberEntered entered -> {
                server.counts(entered.server().memberCount());
                yield server.entered(entered.member());
            }
            case AccessChange.MemberGone gone -> {
                server.countsOneLess();
                List<SightChange> seen = server.gone(gone);
                gone(gone.serverId(), gone.userId());
                yield seen;
            }
            case AccessChange.ServerGone gone -> {
                List.copyOf(server.members()).forEach(member -> gone(gone.serverId(), member));
                yield List.of();
            }
            case AccessChange.OwnerChanged changed -> server.own(changed);
            case AccessChange.RoleChanged changed -> server.change(changed.role());
            case AccessChange.RoleGone gone -> server.drop(gone.roleId());
            case AccessChange.MemberRolesChanged changed -> server.change(changed);
            case AccessChange.MemberTimeoutChanged changed -> {
                server.become(changed.member());
                yield List.of();
            }
            case AccessChange.ChannelOpened opened -> {
                List<SightChange> seen = server.open(opened.channel());
                byChannel.put(opened.channel().id(), server);
                yield seen;
            }
            case AccessChange.ChannelPlaced placed -> {
                server.place(placed);
                yield List.of();
            }
            case AccessChange.OverwritesChanged changed -> server.change(changed);
            case AccessChange.ChannelClosed closed -> {
                server.close(closed.channelId());
                byChannel.remove(closed.channelId());
                yield List.of();
            }
        };
    }

    private void applyToUsers(AccessChange.OfUser change) {
        switch (change) {
            case AccessChange.MemberEntered entered -> {}
            case AccessChange.MemberGone gone -> {}
            case AccessChange.MemberRolesChanged changed -> {}
            case AccessChange.MemberTimeoutChanged changed -> {}
            case AccessChange.DmOpened opened -> opened(opened.dm());
            case AccessChange.DmLeft left -> {
                DmModel dm = dms.get(left.channelId());
                if (dm != null) {
                    dm.left(left.userId());
                }
                Presence user = users.get(left.userId());
                if (user != null && user.dms.remove(left.channelId())) {
                    user.seats.values().forEach(seat -> leave(left.channelId(), seat));
                }
            }
            case AccessChange.FriendsMade made -> {
                befriend(made.one(), made.other());
                befriend(made.other(), made.one());
            }
            case AccessChange.FriendsParted parted -> {
                part(parted.one(), parted.other());
                part(parted.other(), parted.one());
            }
            case AccessChange.PersonChanged changed -> {
                User person = changed.user();
                Presence user = users.get(person.id());
                if (user != null) {
                    user.seats.keySet().forEach(session -> loops.post(session, () -> session.becomeKnownAs(person)));
                }
            }
        }
    }

    private void enter(AccessChange.MemberEntered entered) {
        MemberAccess member = MemberAccess.of(entered.serverId(), entered.member());
        Presence user = users.get(member.userId());
        if (user != null) {
            load(entered.server());
            ServerModel server = servers.get(entered.serverId());
            if (server != null) {
                user.servers.add(entered.serverId());
                user.seats.values().forEach(seat -> server.enter(member, seat));
            }
        }
    }

    private void gone(ServerId serverId, UserId userId) {
        Presence user = users.get(userId);
        if (user != null && user.servers.remove(serverId)) {
            user.seats.values().forEach(seat -> leave(serverId, userId, seat));
        }
    }

    private void opened(DmAccess dm) {
        DmModel known = dms.get(dm.id());
        if (known != null) {
            known.change(dm);
        }
        for (UserId recipient : dm.recipients()) {
            Presence user = users.get(recipient);
            if (user != null) {
                DmModel model = dms.computeIfAbsent(dm.id(), unknown -> new DmModel(dm, loops));
                user.dms.add(dm.id());
                user.seats.values().forEach(model.audience::add);
            }
        }
    }

    private void befriend(UserId userId, UserId friend) {
        Presence user = users.get(userId);
        if (user != null && user.friends.add(friend)) {
            user.seats.values().forEach(seat -> friends.add(friend, seat));
        }
    }

    private void part(UserId userId, UserId friend) {
        Presence user = users.get(userId);
        if (user != null && user.friends.remove(friend)) {
            user.seats.values().forEach(seat -> friends.remove(friend, seat));
        }
    }

    // Questions.

    /** The groups of sessions that topics mean now. */
    public List<Group> groups(List<Topic> topics) {
        if (topics.size() == 1) {
            return groups(topics.get(0));
        }
        List<Group> all = new ArrayList<>();
        topics.forEach(topic -> all.addAll(groups(topic)));
        return all;
    }

    private List<Group> groups(Topic topic) {
        return switch (topic.kind()) {
            case CHANNEL -> viewers(new ChannelId(topic.id()));
            case SERVER -> {
                ServerModel server = servers.get(new ServerId(topic.id()));
                Permission right = topic.right();
                yield server == null ? List.of() : right == null ? server.everyone() : server.holders(right);
            }
            case USER -> {
                Presence user = users.get(new UserId(topic.id()));
                yield user == null ? List.of() : List.of(user.audience.all());
            }
            case ONLOOKERS -> {
                ServerModel server = servers.get(new ServerId(topic.id()));
                yield server == null ? List.of() : server.onlookers();
            }
            case FRIENDS -> {
                Group group = friends.of(new UserId(topic.id()));
                yield group == null ? List.of() : List.of(group);
            }
        };
    }

    /** The sessions of all who may view a channel. */
    public List<Group> viewers(ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        if (server != null) {
            return server.viewers(channelId);
        }
        DmModel dm = dms.get(channelId);
        return dm == null ? List.of() : List.of(dm.audience.all());
    }

    /** The sessions that hear a message of a channel: of those who may view it, those who want to. */
    public List<Group> listeners(ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        if (server != null) {
            return server.listeners(channelId);
        }
        DmModel dm = dms.get(channelId);
        if (dm == null) {
            return List.of();
        }
        List<Group> groups = new ArrayList<>();
        dm.audience.addListeners(channelId, groups);
        return groups;
    }

    /** The sessions of these users, as far as they may view a channel. */
    public List<Group> viewersAmong(Collection<UserId> userIds, ChannelId channelId) {
        List<Group> groups = new ArrayList<>();
        for (UserId userId : userIds) {
            Presence user = users.get(userId);
            if (user != null && inChannel(userId, channelId).has(Permission.VIEW_CHANNEL)) {
                groups.add(user.audience.all());
            }
        }
        return groups;
    }

    /** The sessions of those who have one of these roles and may view a channel. */
    public List<Group> viewersWith(List<RoleId> roleIds, ChannelId channelId) {
        ServerModel server = roleIds.isEmpty() ? null : byChannel.get(channelId);
        return server == null ? List.of() : server.viewersWith(roleIds, channelId);
    }

    /** Whether any of these topics lies in a server. */
    public boolean isOf(List<Topic> topics, ServerId serverId) {
        ServerModel server = servers.get(serverId);
        return server != null
                && topics.stream().anyMatch(topic -> switch (topic.kind()) {
                    case SERVER -> topic.id() == serverId.value();
                    case CHANNEL -> byChannel.get(new ChannelId(topic.id())) == server;
                    case USER, FRIENDS, ONLOOKERS -> false;
                });
    }

    /** Whether a member has one of these roles of a channel's server. */
    public boolean hasRole(UserId userId, List<RoleId> roleIds, ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        MemberAccess member = server == null ? null : server.member(userId);
        return member != null && roleIds.stream().anyMatch(member.roles()::contains);
    }

    /** Whether any of these topics means this user, who has a session here. */
    public boolean concerns(List<Topic> topics, UserId userId) {
        return topics.stream().anyMatch(topic -> switch (topic.kind()) {
            case CHANNEL -> inChannel(userId, new ChannelId(topic.id())).has(Permission.VIEW_CHANNEL);
            case SERVER -> inServer(userId, new ServerId(topic.id()), topic.right());
            case USER -> topic.id() == userId.value();
            case ONLOOKERS -> {
                ServerModel server = servers.get(new ServerId(topic.id()));
                yield server != null && server.isOnlooker(userId);
            }
            case FRIENDS -> {
                Presence user = users.get(userId);
                yield user != null && user.friends.contains(new UserId(topic.id()));
            }
        });
    }

    /** Whether a user with a session here is in a server and, if a right is given, holds it there. */
    public boolean inServer(UserId userId, ServerId serverId, @Nullable Permission right) {
        ServerModel server = servers.get(serverId);
        return server != null && server.member(userId) != null && (right == null || server.holds(userId, right));
    }

    /** What a user with a session here may do in a channel; nothing where there is no such channel. */
    public Permissions inChannel(UserId userId, ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        if (server != null) {
            return server.inChannel(userId, channelId);
        }
        DmModel dm = dms.get(channelId);
        return dm != null && dm.has(userId) ? Permissions.IN_DM : Permissions.NONE;
    }

    /** A membership, if the user is in the server and has sessions here. */
    public @Nullable MemberAccess member(ServerId serverId, UserId userId) {
        ServerModel server = servers.get(serverId);
        return server == null ? null : server.member(userId);
    }

    /** The servers that a user with a session here is in. */
    public Set<ServerId> serversOf(UserId userId) {
        Presence user = users.get(userId);
        return user == null ? Set.of() : Set.copyOf(user.servers);
    }

    /** The sessions here of those who have this user as a friend. */
    public List<Group> friendsOf(UserId userId) {
        return groups(Topic.friends(userId));
    }

    /** The server that a channel is in, if it is known here; any thread. */
    public @Nullable ServerId serverOf(ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        return server == null ? null : server.id();
    }

    /** What a channel that is known here is for. */
    public @Nullable ChannelType typeOf(ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        return server == null ? null : server.typeOf(channelId);
    }

    /** How many a voice channel that is known here takes; 0 for any number. */
    public int userLimitOf(ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        return server == null ? 0 : server.userLimitOf(channelId);
    }

    /** The channels of a server in which a user with a session here holds a right. */
    public List<ChannelId> where(UserId userId, ServerId serverId, Permission right) {
        ServerModel server = servers.get(serverId);
        return server == null
                ? List.of()
                : server.channels().stream()
                        .filter(channel -> server.inChannel(userId, channel).has(right))
                        .toList();
    }

    /** Whether a user with a session here may only look, where a channel lies. */
    public boolean isTimedOut(UserId userId, ChannelId channelId, Instant now) {
        ServerModel server = byChannel.get(channelId);
        return server != null && server.isTimedOut(userId, now);
    }

    /** Whether a user with a session here may only look in a server. */
    public boolean isTimedOut(UserId userId, ServerId serverId, Instant now) {
        ServerModel server = servers.get(serverId);
        return server != null && server.isTimedOut(userId, now);
    }

    /** What a user sees of a server otherwise than a session of theirs knows it. */
    public List<SightChange> unknownTo(UserId userId, ServerId serverId, Set<ChannelId> known) {
        ServerModel server = servers.get(serverId);
        return server == null ? List.of() : server.unknownTo(userId, known);
    }

    /** How many servers are known. */
    public int size() {
        return servers.size();
    }
}
