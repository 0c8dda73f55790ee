package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;

/** Puts a direct message out of one's sight until the next message in it; a group is left. */
public record CloseDm(ChannelId channelId) implements Command {

    public CloseDm {
        Shape.required("channelId", channelId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
