package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.User;

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
    record MemberEntered(ServerAccess server, MemberAccess member) implements OfServer, OfUser {
        @Override
        public ServerId serverId() {
            return server.id();
        }

        @Override
        public boolean concerns(UserId userId) {
            return member.userId().equals(userId);
        }
    }

    /** Someone is out of a server, for whatever reason. */
    record MemberGone(ServerId serverId, UserId userId) implements OfServer, OfUser {
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
    record OwnerChanged(ServerId serverId, UserId ownerId) implements OfServer {}

    /** A role is there, or grants something else. */
    record RoleChanged(ServerId serverId, RoleAccess role) implements OfServer {}

    /** A role is gone, from all who had it too. */
    record RoleGone(ServerId serverId, RoleId roleId) implements OfServer {}

    /** A member has other roles, or may only look for a while, or no more. */
    record MemberChanged(MemberAccess member) implements OfServer {
        @Override
        public ServerId serverId() {
            return member.serverId();
        }
    }

    /** A channel is there, or its rights are new. */
    record ChannelOpened(ServerId serverId, ChannelAccess channel) implements OfServer {}

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
