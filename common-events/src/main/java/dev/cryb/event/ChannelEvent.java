package dev.cryb.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.ReadState;
import dev.cryb.permission.Overwrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to channels of servers, and to their readers. */
public sealed interface ChannelEvent extends Event {

    /** A channel was made. */
    record ChannelCreated(Channel data, AccessChange.ChannelOpened meta) implements ChannelEvent {
        @Override
        public String wireName() {
            return "channel:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.id()));
        }
    }

    /** A channel has changed. */
    record ChannelUpdated(Channel data, AccessChange.ChannelOpened meta) implements ChannelEvent {
        @Override
        public String wireName() {
            return "channel:update";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.id()));
        }
    }

    /** A channel is gone. */
    record ChannelDeleted(Data data, AccessChange.ChannelClosed meta) implements ChannelEvent {

        /** Which one. */
        public record Data(ChannelId channelId, ServerId serverId) {}

        public ChannelDeleted(ChannelId channelId, ServerId serverId) {
            this(new Data(channelId, serverId), new AccessChange.ChannelClosed(serverId, channelId));
        }

        @Override
        public String wireName() {
            return "channel:delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A channel has another place; one event each, as each has its own viewers. */
    record ChannelMoved(Data data, AccessChange.ChannelPlaced meta) implements ChannelEvent {

        /** The one place, as a list. */
        public record Data(ServerId serverId, List<Place> channels) {}

        /** Where a channel is now. */
        public record Place(
                ChannelId id, int position, @Nullable ChannelId parentId) {}

        public ChannelMoved(ServerId serverId, Place place) {
            this(
                    new Data(serverId, List.of(place)),
                    new AccessChange.ChannelPlaced(serverId, place.id(), place.position(), place.parentId()));
        }

        @Override
        public String wireName() {
            return "channel:reorder";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channels().get(0).id()));
        }
    }

    /** A channel allows or denies something else to a role or member; those who may view it now hear it. */
    record OverwriteSet(Data data, AccessChange.OverwritesChanged meta) implements ChannelEvent {

        /** What it is now. */
        public record Data(
                ChannelId channelId, @JsonUnwrapped Overwrite overwrite) {}

        @Override
        public String wireName() {
            return "channel:overwrite_set";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A channel says nothing any more of a role or member; those who may view it now hear it. */
    record OverwriteDeleted(Data data, AccessChange.OverwritesChanged meta) implements ChannelEvent {

        /** Whose it was; the id is decimal. */
        public record Data(ChannelId channelId, Overwrite.TargetType targetType, String targetId) {}

        @Override
        public String wireName() {
            return "channel:overwrite_delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A user has read on; the user's own sessions hear it. */
    record ChannelRead(ReadState data, UserId reader) implements ChannelEvent {
        @Override
        public String wireName() {
            return "channel:ack";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(reader));
        }
    }
}
