package dev.cryb.gateway.access;

import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.event.Topic;
import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that this gateway knows of rights, and so of who gets what.
 *
 * <p>A server is known here as long as one of its members has a session here. Belongs to the core loop.
 */
public final class AccessModel {

    private final Loops loops;
    private final Map<ServerId, ServerModel> servers = new HashMap<>();
    private final Map<ChannelId, ServerModel> byChannel = new HashMap<>();
    private final Map<UserId, UserSessions> users = new HashMap<>();

    /** A user's sessions here, and the servers they are in. */
    private static final class UserSessions {
        private final Group group;
        private final Set<Subscriber> sessions = new LinkedHashSet<>();
        private final Set<ServerId> servers = new LinkedHashSet<>();

        UserSessions(Group group) {
            this.group = group;
        }
    }

    public AccessModel(Loops loops) {
        this.loops = loops;
    }

    public boolean knows(ServerId serverId) {
        return servers.containsKey(serverId);
    }

    /** Takes a server in, as it is at the tail's place; one that is known already stays as it is. */
    public void load(ServerAccess access) {
        if (!servers.containsKey(access.id())) {
            ServerModel model = new ServerModel(access, loops);
            servers.put(access.id(), model);
            model.channels().forEach(channel -> byChannel.put(channel, model));
        }
    }

    /** A session comes in, with its user's memberships; their servers must be known. */
    public void enter(UserId userId, Subscriber session, Collection<MemberAccess> memberships) {
        UserSessions user = users.computeIfAbsent(userId, unknown -> new UserSessions(new Group(loops)));
        user.sessions.add(session);
        user.group.add(session);
        for (MemberAccess member : memberships) {
            ServerModel server = servers.get(member.serverId());
            if (server != null) {
                user.servers.add(member.serverId());
                server.enter(member, session);
            }
        }
    }

    /** A session goes. */
    public void leave(UserId userId, Subscriber session) {
        UserSessions user = users.get(userId);
        if (user == null || !user.sessions.remove(session)) {
            return;
        }
        user.group.remove(session);
        for (ServerId serverId : user.servers) {
            leave(serverId, userId, session);
        }
        if (user.sessions.isEmpty()) {
            users.remove(userId);
        }
    }

    private void leave(ServerId serverId, UserId userId, Subscriber session) {
        ServerModel server = servers.get(serverId);
        if (server != null) {
            server.leave(userId, session);
            forgetIfEmpty(serverId);
        }
    }

    /** Forgets a server that none of our sessions is in. */
    public void forgetIfEmpty(ServerId serverId) {
        ServerModel server = servers.get(serverId);
        if (server != null && server.isEmpty()) {
            servers.remove(serverId);
            server.channels().forEach(byChannel::remove);
        }
    }

    /** Applies what an event changed. */
    public void apply(AccessChange change) {
        switch (change) {
            case AccessChange.MemberEntered entered -> entered(entered);
            case AccessChange.MemberGone gone -> gone(gone);
            case AccessChange.ChannelOpened opened -> {
                ServerModel server = servers.get(opened.serverId());
                if (server != null) {
                    server.open(opened.channel());
                    byChannel.put(opened.channel().id(), server);
                }
            }
            case AccessChange.ChannelClosed closed -> {
                ServerModel server = servers.get(closed.serverId());
                if (server != null) {
                    server.close(closed.channelId());
                    byChannel.remove(closed.channelId());
                }
            }
        }
    }

    private void entered(AccessChange.MemberEntered entered) {
        UserSessions user = users.get(entered.member().userId());
        if (user != null) {
            load(entered.server());
            ServerModel server = servers.get(entered.serverId());
            if (server != null) {
                user.servers.add(entered.serverId());
                user.sessions.forEach(session -> server.enter(entered.member(), session));
            }
        }
    }

    private void gone(AccessChange.MemberGone gone) {
        UserSessions user = users.get(gone.userId());
        if (user != null && user.servers.remove(gone.serverId())) {
            List.copyOf(user.sessions).forEach(session -> leave(gone.serverId(), gone.userId(), session));
        }
    }

    /** The groups of sessions that a topic means now. */
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
            case CHANNEL -> {
                ServerModel server = byChannel.get(new ChannelId(topic.id()));
                yield server == null ? List.of() : server.viewers(new ChannelId(topic.id()));
            }
            case SERVER -> {
                ServerModel server = servers.get(new ServerId(topic.id()));
                yield server == null ? List.of() : server.everyone();
            }
            case USER -> {
                UserSessions user = users.get(new UserId(topic.id()));
                yield user == null ? List.of() : List.of(user.group);
            }
            case FRIENDS -> List.of();
        };
    }

    /** Whether any of these topics means this user, who has a session here. */
    public boolean concerns(List<Topic> topics, UserId userId) {
        return topics.stream().anyMatch(topic -> switch (topic.kind()) {
            case CHANNEL -> inChannel(userId, new ChannelId(topic.id())).has(Permission.VIEW_CHANNEL);
            case SERVER -> member(new ServerId(topic.id()), userId) != null;
            case USER -> topic.id() == userId.value();
            case FRIENDS -> false;
        });
    }

    /** What a user with a session here may do in a channel; nothing where there is no such channel. */
    public Permissions inChannel(UserId userId, ChannelId channelId) {
        ServerModel server = byChannel.get(channelId);
        return server == null ? Permissions.NONE : server.inChannel(userId, channelId);
    }

    /** A membership, if the user is in the server and has sessions here. */
    public @Nullable MemberAccess member(ServerId serverId, UserId userId) {
        ServerModel server = servers.get(serverId);
        return server == null ? null : server.member(userId);
    }

    /** How many servers are known. */
    public int size() {
        return servers.size();
    }
}
