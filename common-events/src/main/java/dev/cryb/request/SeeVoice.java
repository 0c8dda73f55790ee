package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;

/**
 * LiveKit has someone in a room: either the call is as it should be, or that one is put out.
 *
 * @param call which of the user's calls the participant came with
 * @param participant LiveKit's name for this connection
 */
public record SeeVoice(UserId userId, ChannelId channelId, String call, String participant) implements Command {

    public SeeVoice {
        Shape.required("userId", userId);
        Shape.required("channelId", channelId);
        Shape.required("call", call);
        Shape.required("participant", participant);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return userId.partition();
    }
}
