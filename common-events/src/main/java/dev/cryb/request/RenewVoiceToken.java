package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a fresh token to the call that the caller is in, or was moved to.
 *
 * @param pass stamped by the gateway; what a client says here is overwritten
 */
public record RenewVoiceToken(ChannelId channelId, @Nullable VoicePass pass) implements Command {

    public RenewVoiceToken {
        Shape.required("channelId", channelId);
    }

    /** The same, with what the gateway knows. */
    public RenewVoiceToken with(VoicePass known) {
        return new RenewVoiceToken(channelId, known);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
