package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.request.Ack;
import dev.cryb.request.RenewVoiceToken;
import dev.cryb.request.VoicePass;
import dev.cryb.voice.config.VoiceSettings;
import dev.cryb.voice.outbound.LiveKit;
import dev.cryb.voice.token.Connection;
import dev.cryb.voice.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a fresh token to the call that the caller is in, or was moved to. */
@ApplicationScoped
class RenewVoiceTokenHandler implements CommandHandler<RenewVoiceToken> {

    private final Calls calls;
    private final Tokens tokens;
    private final LiveKit livekit;
    private final VoiceSettings settings;

    RenewVoiceTokenHandler(Calls calls, Tokens tokens, LiveKit livekit, VoiceSettings settings) {
        this.calls = calls;
        this.tokens = tokens;
        this.livekit = livekit;
        this.settings = settings;
    }

    @Override
    public Class<RenewVoiceToken> command() {
        return RenewVoiceToken.class;
    }

    @Override
    public Uni<Ack> handle(RenewVoiceToken command, UnitOfWork work) {
        VoicePass pass = Shape.required("pass", command.pass());
        livekit.requireReachable();
        VoiceRules.requireEntry(pass.rights());
        return calls.of(work.caller().userId(), work).map(call -> {
            Call current = VoiceRules.requireCall(call);
            if (!current.channelId().equals(command.channelId())) {
                throw Refused.of(ErrorCode.CONFLICT, "You are in another call.");
            }
            Call now = current.with(pass.rights()).told();
            Connection connection = tokens.connection(now, work.caller());
            calls.keep(now.joined() ? now : now.due(work.time().plus(settings.joinWithin())), work);
            return Ack.ok(connection);
        });
    }
}
