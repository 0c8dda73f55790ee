package dev.cryb.event;

import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UserId;
import dev.cryb.model.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to messages; those who may view the channel hear it. */
public sealed interface MessageEvent extends Event {

    /** A message was sent. */
    record MessageCreated(Message data, @Nullable Mentions meta) implements MessageEvent {
        @Override
        public String wireName() {
            return "message:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A message reads otherwise now. */
    record MessageEdited(Message data) implements MessageEvent {
        @Override
        public String wireName() {
            return "message:edit";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A message is gone; its place is a tombstone. */
    record MessageDeleted(Data data) implements MessageEvent {

        /** Which one, and its place. */
        public record Data(ChannelId channelId, MessageId messageId, long seq) {}

        @Override
        public String wireName() {
            return "message:delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** Messages are gone. */
    record MessagesBulkDeleted(Data data) implements MessageEvent {

        /** Which ones. */
        public record Data(ChannelId channelId, List<MessageId> deleted) {}

        @Override
        public String wireName() {
            return "message:bulk_delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** Someone reacted. */
    record ReactionAdded(Data data) implements MessageEvent {

        /** Who, with what, and how many have now. */
        public record Data(ChannelId channelId, MessageId messageId, UserId userId, String emoji, int count) {}

        @Override
        public String wireName() {
            return "message:react";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** Someone reacts no more. */
    record ReactionRemoved(Data data) implements MessageEvent {

        /** Who, with what, and how many have still. */
        public record Data(ChannelId channelId, MessageId messageId, UserId userId, String emoji, int count) {}

        @Override
        public String wireName() {
            return "message:unreact";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** Reactions were taken off a message: all, or those with one emoji. */
    record ReactionsCleared(Data data) implements MessageEvent {

        /** Which ones. */
        public record Data(
                ChannelId channelId,
                MessageId messageId,
                @Nullable String emoji) {}

        @Override
        public String wireName() {
            return "message:reactions_clear";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A message was pinned. */
    record MessagePinned(Data data) implements MessageEvent {

        /** Which one, and by whom. */
        public record Data(ChannelId channelId, MessageId messageId, UserId userId) {}

        @Override
        public String wireName() {
            return "message:pin";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }

    /** A message was taken down. */
    record MessageUnpinned(Data data) implements MessageEvent {

        /** Which one, and by whom. */
        public record Data(ChannelId channelId, MessageId messageId, UserId userId) {}

        @Override
        public String wireName() {
            return "message:unpin";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.channel(data.channelId()));
        }
    }
}
