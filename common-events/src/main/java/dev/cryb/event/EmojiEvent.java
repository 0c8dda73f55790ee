package dev.cryb.event;

import dev.cryb.id.EmojiId;
import dev.cryb.id.ServerId;
import dev.cryb.model.ServerEmoji;
import java.util.List;

/** What happens to servers' own emoji; members hear it. */
public sealed interface EmojiEvent extends Event {

    /** An emoji was made. */
    record EmojiCreated(ServerEmoji data) implements EmojiEvent {
        @Override
        public String wireName() {
            return "emoji:create";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }

    /** An emoji is gone; reactions with it stay, without its picture. */
    record EmojiDeleted(Data data) implements EmojiEvent {

        /** Which one. */
        public record Data(ServerId serverId, EmojiId emojiId) {}

        @Override
        public String wireName() {
            return "emoji:delete";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.server(data.serverId()));
        }
    }
}
