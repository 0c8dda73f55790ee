package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * Begins to talk in a channel, and ends what the caller had elsewhere; answers where and with what to connect.
 *
 * @param pass stamped by the gateway; what a client says here is overwritten
 */
public record JoinVoice(
        ChannelId channelId,
        @Nullable Boolean selfMute,
        @Nullable Boolean selfDeaf,
        @Nullable VoicePass pass) implements Command {

    public JoinVoice {
        Shape.required("channelId", channelId);
    }

    /** The same, with what the gateway knows. */
    public JoinVoice with(VoicePass known) {
        return new JoinVoice(channelId, selfMute, selfDeaf, known);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
