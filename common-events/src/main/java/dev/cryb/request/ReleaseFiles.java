package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;

/** Lets go of the files of a channel that is gone, a piece at a time; of messaging itself. */
public record ReleaseFiles(ChannelId channelId) implements Command {

    public ReleaseFiles {
        Shape.required("channelId", channelId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
