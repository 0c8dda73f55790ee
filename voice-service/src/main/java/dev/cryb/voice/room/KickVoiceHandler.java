package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.VoiceEvent.VoiceLeft;
import dev.cryb.event.VoiceEvent.VoiceModerated;
import dev.cryb.request.Ack;
import dev.cryb.request.KickVoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts someone out of a call. */
@ApplicationScoped
class KickVoiceHandler implements CommandHandler<KickVoice> {

    private final Calls calls;

    KickVoiceHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<KickVoice> command() {
        return KickVoice.class;
    }

    @Override
    public Uni<Ack> handle(KickVoice command, UnitOfWork work) {
        return calls.of(command.userId(), work).map(found -> {
            Call call = VoiceRules.requireCall(command, found);
            calls.end(call, VoiceLeft.Reason.KICKED, work);
            return Ack.okJson(work.publish(new VoiceModerated(
                    command.requestType().wireName(),
                    new VoiceModerated.Data(command.serverId(), command.userId(), null, null, null),
                    work.caller().userId(),
                    call.channelId())));
        });
    }
}
