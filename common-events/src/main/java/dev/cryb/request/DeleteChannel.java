package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import org.jspecify.annotations.Nullable;

/** Deletes a channel and all that was said in it; channels of a category stay, without one. */
public record DeleteChannel(ChannelId channelId, @Nullable String reason) implements Command {

    public DeleteChannel {
        Shape.required("channelId", channelId);
        reason = Shape.optionalText("reason", reason, 0, 512);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
