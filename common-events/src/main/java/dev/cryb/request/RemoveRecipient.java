package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;

/** Puts someone out of a group; oneself is to leave it. */
public record RemoveRecipient(ChannelId channelId, UserId userId) implements Command {

    public RemoveRecipient {
        Shape.required("channelId", channelId);
        Shape.required("userId", userId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
