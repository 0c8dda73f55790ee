package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.model.User;
import dev.cryb.permission.Overwrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes of who may see what: gateways apply it in stream order.
 *
 * <p>What opens something is applied before its event is delivered, what closes something after: those concerned hear
 * of both.
 */
public sealed interface AccessChange extends Meta {

    /** Whether it takes sight away, and so applies after delivery. */
    default boolean closes() {
        return false;
    }

    /** A change within one server. */
    sealed interface OfServer extends AccessChange {
        ServerId serverId();
    }

    /** A change that a user's sessions must hear of who came in while it passed. */
    sealed interface OfUser extends AccessChange {
        boolean concerns(UserId userId);
    }

    /** Someone came into a server; carries the server's rights for gateways that do not know it yet. */
    record MemberEntered(ServerAccess server, Member member) implements OfServer, OfUser {
        @Override
        public ServerId serverId() {
            return server.id();
        }

        @Override
        public boolean concerns(UserId userId) {
            return member.user().id().equals(userId);
        }
    }

    /**
     * Someone is out of a server, for whatever reason.
     *
     * @param roles that the member had
     */
    record MemberGone(ServerId serverId, UserId userId, List<RoleId> roles) implements OfServer, OfUser {
        @Override
        public boolean closes() {
            return true;
        }

        @Override
        public boolean concerns(UserId user) {
            return userId.equals(user);
        }
    }

    /** A server is gone. */
    record ServerGone(ServerId serverId) implements OfServer {
        @Override
        public boolean closes() {
            return true;
        }
    }

    /** A server has another owner. */
    record OwnerChanged(ServerId serverId, Member former, Member owner) implements OfServer {}

    /** A role is there, or grants something else. */
    record RoleChanged(ServerId serverId, RoleAccess role) implements OfServer {}

    /** A role is gone, from all who had it too. */
    record RoleGone(ServerId serverId, RoleId roleId) implements OfServer {}

    /**
     * A member has other roles.
     *
     * @param before the roles that the member had until now
     */
    record MemberRolesChanged(ServerId serverId, Member member, List<RoleId> before) implements OfServer, OfUser {
        @Override
        public boolean concerns(UserId userId) {
            return member.user().id().equals(userId);
        }
    }

    /** A member may only look for a while, or no more. */
    record MemberTimeoutChanged(MemberAccess member) implements OfServer, OfUser {
        @Override
        public ServerId serverId() {
            return member.serverId();
        }

        @Override
        public boolean concerns(UserId userId) {
            return member.userId().equals(userId);
        }
    }

    /** A channel is there, or looks or counts otherwise. */
    record ChannelOpened(ServerId serverId, Channel channel) implements OfServer {}

    /** A channel has another place. */
    record ChannelPlaced(
            ServerId serverId,
            ChannelId channelId,
            int position,
            @Nullable ChannelId parentId) implements OfServer {}

    /**
     * A channel allows and denies something else.
     *
     * @param overwrites all that it has now
     * @param named the member whose own overwrite has changed, if it was one
     */
    record OverwritesChanged(
            ServerId serverId,
            ChannelId channelId,
            List<Overwrite> overwrites,
            @Nullable Member named) implements OfServer {}

    /** A channel is gone. */
    record ChannelClosed(ServerId serverId, ChannelId channelId) implements OfServer {
        @Override
        public boolean closes() {
            return true;
        }
    }

    /** A direct message or group is there, or has other recipients. */
    record DmOpened(DmAccess dm) implements OfUser {
        @Override
        public boolean concerns(UserId userId) {
            return dm.recipients().contains(userId);
        }
    }

    /** Someone is out of a group. */
    record DmLeft(ChannelId channelId, UserId userId) implements OfUser {
        @Override
        public boolean closes() {
            return true;
        }

        @Override
        public boolean concerns(UserId user) {
            return userId.equals(user);
        }
    }

    /** Two have become friends. */
    record FriendsMade(UserId one, UserId other) implements OfUser {
        @Override
        public boolean concerns(UserId userId) {
            return one.equals(userId) || other.equals(userId);
        }
    }

    /** Two are friends no more. */
    record FriendsParted(UserId one, UserId other) implements OfUser {
        @Override
        public boolean closes() {
            return true;
        }

        @Override
        public boolean concerns(UserId userId) {
            return one.equals(userId) || other.equals(userId);
        }
    }

    /** Someone has another name or picture: what their requests are stamped with. */
    record PersonChanged(User user) implements OfUser {
        @Override
        public boolean concerns(UserId userId) {
            return user.id().equals(userId);
        }
    }
}
