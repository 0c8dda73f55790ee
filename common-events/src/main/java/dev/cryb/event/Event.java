package dev.cryb.event;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.model.Message;
import dev.cryb.model.ServerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that clients are told of, durably and in one order.
 *
 * <p>An event knows its wire name, whom it goes to, the object that clients get, and what it changes of rights.
 */
public sealed interface Event {

    /** Its name on the wire. */
    String wireName();

    /** Whom it goes to. */
    List<Topic> topics();

    /** The object that clients get. */
    Object data();

    /** What it changes of who may see what. */
    default @Nullable AccessChange access() {
        return null;
    }

    /** A message was sent. */
    record MessageCreated(Message data) implements Event {
        @Override
        public String wireName() {
            return "message:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A server was founded; its founder's sessions hear it. */
    record ServerCreated(ServerState data, AccessChange.MemberEntered access) implements Event {
        @Override
        public String wireName() {
            return "server:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(data.me().user().id()));
        }
    }

    /** A user came into a server; that user's sessions hear it with the whole state. */
    record ServerJoined(ServerState data, AccessChange.MemberEntered access) implements Event {
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
    record ServerLeft(Data data, AccessChange.MemberGone access) implements Event {

        /** What the sessions of the one who left get. */
        public record Data(ServerId serverId) {}

        public ServerLeft(ServerId serverId, UserId userId) {
            this(new Data(serverId), new AccessChange.MemberGone(serverId, userId));
        }

        @Override
        public String wireName() {
            return "server:leave";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(access.userId()));
        }
    }

    /** A server has one member more. */
    record MemberJoined(Data data) implements Event {

        /** What the other members get. */
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

    /** A server has one member less. */
    record MemberLeft(Data data) implements Event {

        /** What the other members get; the reason is left, kicked or banned. */
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

    /** A channel was made. */
    record ChannelCreated(Channel data, AccessChange.ChannelOpened access) implements Event {
        @Override
        public String wireName() {
            return "channel:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.id()));
        }
    }
}
