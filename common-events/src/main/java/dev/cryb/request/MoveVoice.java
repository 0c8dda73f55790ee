package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Takes someone from one call of a server to another.
 *
 * @param by stamped by the gateway; what a client says here is overwritten
 */
public record MoveVoice(
        ServerId serverId,
        UserId userId,
        ChannelId channelId,
        @Nullable VoiceMandate by) implements ModeratesVoice {

    public MoveVoice {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
        Shape.required("channelId", channelId);
    }

    @Override
    public MoveVoice with(VoiceMandate mandate) {
        return new MoveVoice(serverId, userId, channelId, mandate);
    }

    @Override
    public Permission right() {
        return Permission.MOVE_MEMBERS;
    }
}
