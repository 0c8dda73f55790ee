package dev.cryb.request;

import org.jspecify.annotations.Nullable;

/** Says what the caller's device does in the call; what is left out stays. */
public record UpdateVoiceState(
        @Nullable Boolean selfMute,
        @Nullable Boolean selfDeaf,
        @Nullable Boolean selfVideo,
        @Nullable Boolean selfStream)
        implements Command {

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
