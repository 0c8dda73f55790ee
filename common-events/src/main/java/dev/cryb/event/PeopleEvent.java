package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.model.Profile;
import dev.cryb.model.Relationship;
import dev.cryb.model.User;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens between people: direct messages, friendships, profiles. */
public sealed interface PeopleEvent extends Event {

    /** A direct message or group has come into a user's sight. */
    record DmCreated(Data data, UserId reader, AccessChange.DmOpened meta) implements PeopleEvent {

        /** The channel. */
        public record Data(Channel channel) {}

        @Override
        public String wireName() {
            return "dm:created";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(reader));
        }
    }

    /** A group has one more; its recipients hear it, the new one too. */
    record RecipientAdded(Data data, AccessChange.DmOpened meta) implements PeopleEvent {

        /** Who. */
        public record Data(ChannelId channelId, UserId userId, User user) {}

        @Override
        public String wireName() {
            return "dm:recipient_add";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A group has one less; its recipients hear it, that one too. */
    record RecipientRemoved(Data data, AccessChange.DmLeft meta) implements PeopleEvent {

        /** Who. */
        public record Data(ChannelId channelId, UserId userId) {}

        public RecipientRemoved(ChannelId channelId, UserId userId) {
            this(new Data(channelId, userId), new AccessChange.DmLeft(channelId, userId));
        }

        @Override
        public String wireName() {
            return "dm:recipient_remove";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()), Topic.user(data.userId()));
        }
    }

    /** A group has another owner; its recipients hear it. */
    record GroupChanged(Channel data) implements PeopleEvent {
        @Override
        public String wireName() {
            return "channel:update";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.id()));
        }
    }

    /** Someone is in a group from now on. */
    record ChannelMemberJoined(Data data) implements PeopleEvent {

        /** Who. */
        public record Data(ChannelId channelId, Member member) {}

        @Override
        public String wireName() {
            return "channel:member_join";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** Someone is in a group no more. */
    record ChannelMemberLeft(Data data) implements PeopleEvent {

        /** Who. */
        public record Data(ChannelId channelId, UserId userId) {}

        @Override
        public String wireName() {
            return "channel:member_leave";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A direct message is out of a user's sight, until the next message in it. */
    record DmClosed(Data data, UserId reader) implements PeopleEvent {

        /** Which one. */
        public record Data(ChannelId channelId) {}

        @Override
        public String wireName() {
            return "dm:close";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(reader));
        }
    }

    /**
     * Another is something else to a user now; that user's sessions hear it.
     *
     * @param wireName the request that made it so
     * @param reader whose view this is
     */
    record RelationshipChanged(
            String wireName,
            Relationship data,
            UserId reader,
            @Nullable AccessChange meta) implements PeopleEvent {
        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(reader));
        }
    }

    /** Someone looks otherwise; friends, those who share a server, and the user hear it. */
    record UserUpdated(Profile data, List<ServerId> servers, AccessChange.PersonChanged meta) implements PeopleEvent {
        @Override
        public String wireName() {
            return "user:update";
        }

        @Override
        public List<Topic> topics() {
            return Stream.concat(
                            Stream.of(Topic.user(data.id()), Topic.friends(data.id())),
                            servers.stream().map(Topic::server))
                    .toList();
        }
    }
}
