package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.EmojiId;
import dev.cryb.id.ServerId;

/** Deletes an emoji of a server; reactions with it stay. */
public record DeleteEmoji(ServerId serverId, EmojiId emojiId) implements Command {

    public DeleteEmoji {
        Shape.required("serverId", serverId);
        Shape.required("emojiId", emojiId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
