package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Puts someone out of a call; they may join again if they still have the right.
 *
 * @param by stamped by the gateway; what a client says here is overwritten
 */
public record KickVoice(
        ServerId serverId, UserId userId, @Nullable VoiceMandate by) implements ModeratesVoice {

    public KickVoice {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
    }

    @Override
    public KickVoice with(VoiceMandate mandate) {
        return new KickVoice(serverId, userId, mandate);
    }

    @Override
    public Permission right() {
        return Permission.MOVE_MEMBERS;
    }
}
