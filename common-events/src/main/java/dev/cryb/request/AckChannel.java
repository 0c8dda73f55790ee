package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;

/** Says how far the caller has read a channel; never goes back. */
public record AckChannel(ChannelId channelId, Long seq) implements Command {

    public AckChannel {
        Shape.required("channelId", channelId);
        Shape.required("seq", seq);
        if (seq < 0) {
            throw Refused.invalid("seq", "seq starts at 0.");
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
