package dev.cryb.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Invite;
import dev.cryb.model.Member;
import dev.cryb.model.Server;
import dev.cryb.model.ServerState;
import dev.cryb.permission.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to servers, their members and invites. */
public sealed interface ServerEvent extends Event {

    /** A server was founded; its founder's sessions hear it. */
    record ServerCreated(ServerState data, AccessChange.MemberEntered meta) implements ServerEvent {
        @Override
        public String wireName() {
            return "server:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(data.me().user().id()));
        }
    }

    /** A server has changed. */
    record ServerUpdated(Server data) implements ServerEvent {
        @Override
        public String wireName() {
            return "server:update";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.id()));
        }
    }

    /** A server is gone. */
    record ServerDeleted(Data data, AccessChange.ServerGone meta) implements ServerEvent {

        /** Which one. */
        public record Data(ServerId serverId) {}

        public ServerDeleted(ServerId serverId) {
            this(new Data(serverId), new AccessChange.ServerGone(serverId));
        }

        @Override
        public String wireName() {
            return "server:delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A server has another owner. */
    record OwnerChanged(Data data, AccessChange.OwnerChanged meta) implements ServerEvent {

        /** Who that is. */
        public record Data(ServerId serverId, UserId userId) {}

        public OwnerChanged(ServerId serverId, Member former, Member owner) {
            this(new Data(serverId, owner.user().id()), new AccessChange.OwnerChanged(serverId, former, owner));
        }

        @Override
        public String wireName() {
            return "server:transfer_owner";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A user came into a server; that user's sessions hear it with the whole state. */
    record ServerJoined(ServerState data, AccessChange.MemberEntered meta) implements ServerEvent {
        @Override
        public String wireName() {
            return "server:join";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(data.me().user().id()));
        }
    }

    /** A user is out of a server; that user's sessions hear it. */
    record ServerLeft(Data data, AccessChange.MemberGone meta) implements ServerEvent {

        /** Which server. */
        public record Data(ServerId serverId) {}

        public ServerLeft(ServerId serverId, UserId userId, List<RoleId> roles) {
            this(new Data(serverId), new AccessChange.MemberGone(serverId, userId, roles));
        }

        @Override
        public String wireName() {
            return "server:leave";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(meta.userId()));
        }
    }

    /** A server has one member more. */
    record MemberJoined(Data data) implements ServerEvent {

        /** Who. */
        public record Data(ServerId serverId, Member member) {}

        @Override
        public String wireName() {
            return "server:member_join";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /**
     * A member has another nick or other roles.
     *
     * @param meta absent where the roles stay
     */
    record MemberUpdated(Data data, AccessChange.@Nullable MemberRolesChanged meta) implements ServerEvent {

        /** The member with the server and user that it is of. */
        public record Data(
                ServerId serverId,
                UserId userId,
                @JsonUnwrapped Member member) {}

        @Override
        public String wireName() {
            return "server:member_update";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** A server has one member less. */
    record MemberLeft(Data data) implements ServerEvent {

        /** Who; the reason is left, kicked or banned. */
        public record Data(ServerId serverId, UserId userId, String reason) {}

        @Override
        public String wireName() {
            return "server:member_leave";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** An invite was made; those who look after the server hear it. */
    record InviteCreated(Invite data) implements ServerEvent {
        @Override
        public String wireName() {
            return "invite:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.holders(data.serverId(), Permission.MANAGE_SERVER));
        }
    }

    /** An invite has been ended; those who look after the server hear it. */
    record InviteDeleted(Data data) implements ServerEvent {

        /** Which one. */
        public record Data(String code, ServerId serverId) {}

        @Override
        public String wireName() {
            return "invite:delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.holders(data.serverId(), Permission.MANAGE_SERVER));
        }
    }
}
