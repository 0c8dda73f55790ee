package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import org.jspecify.annotations.Nullable;

/** Makes an invite to a channel's server; age 0 means it never ends, uses 0 that it takes any number. */
public record CreateInvite(
        ChannelId channelId,
        @Nullable Integer maxAgeSeconds,
        @Nullable Integer maxUses) implements Command {

    /** Seconds an invite lives unless told otherwise: a day. */
    public static final int DEFAULT_AGE_SECONDS = 86_400;

    public CreateInvite {
        Shape.required("channelId", channelId);
        maxAgeSeconds = Shape.number("maxAgeSeconds", maxAgeSeconds, 0, 604_800, DEFAULT_AGE_SECONDS);
        maxUses = Shape.number("maxUses", maxUses, 0, 100, 0);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
