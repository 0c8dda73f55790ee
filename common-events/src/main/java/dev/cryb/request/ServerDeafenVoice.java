package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Takes someone's hearing away in all calls of a server, or gives it back.
 *
 * @param by stamped by the gateway; what a client says here is overwritten
 */
public record ServerDeafenVoice(
        ServerId serverId,
        UserId userId,
        Boolean deaf,
        @Nullable VoiceMandate by) implements ModeratesVoice {

    public ServerDeafenVoice {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
        Shape.required("deaf", deaf);
    }

    @Override
    public ServerDeafenVoice with(VoiceMandate mandate) {
        return new ServerDeafenVoice(serverId, userId, deaf, mandate);
    }

    @Override
    public Permission right() {
        return Permission.DEAFEN_MEMBERS;
    }
}
