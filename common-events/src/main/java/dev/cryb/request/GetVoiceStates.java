package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import java.util.List;

/**
 * Who talks where, and the caller's own call, for a gateway that knows what its session may see.
 *
 * @param serverIds in these servers
 * @param channelIds in these direct messages and groups
 */
public record GetVoiceStates(List<ServerId> serverIds, List<ChannelId> channelIds) implements Query {

    public GetVoiceStates {
        Shape.required("serverIds", serverIds);
        Shape.required("channelIds", channelIds);
    }
}
