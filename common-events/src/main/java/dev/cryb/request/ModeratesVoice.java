package dev.cryb.request;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import org.jspecify.annotations.Nullable;

/** What one does to another's call; in the line of the one it is done to. */
public sealed interface ModeratesVoice extends Command
        permits KickVoice, MoveVoice, ServerDeafenVoice, ServerMuteVoice {

    ServerId serverId();

    /** To whom. */
    UserId userId();

    /** What the moderator may do, once the gateway has said it. */
    @Nullable
    VoiceMandate by();

    /** The right that it takes. */
    Permission right();

    /** The same, with what the moderator may do. */
    ModeratesVoice with(VoiceMandate mandate);

    @Override
    default int partition(Caller caller, String nonce) {
        return userId().partition();
    }
}
