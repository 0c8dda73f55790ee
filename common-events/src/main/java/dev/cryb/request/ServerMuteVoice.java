package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Takes someone's voice away in all calls of a server, or gives it back.
 *
 * @param by stamped by the gateway; what a client says here is overwritten
 */
public record ServerMuteVoice(
        ServerId serverId,
        UserId userId,
        Boolean mute,
        @Nullable VoiceMandate by) implements ModeratesVoice {

    public ServerMuteVoice {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
        Shape.required("mute", mute);
    }

    @Override
    public ServerMuteVoice with(VoiceMandate mandate) {
        return new ServerMuteVoice(serverId, userId, mute, mandate);
    }

    @Override
    public Permission right() {
        return Permission.MUTE_MEMBERS;
    }
}
