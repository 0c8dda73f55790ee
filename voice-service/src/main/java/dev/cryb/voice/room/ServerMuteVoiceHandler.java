package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.VoiceEvent.VoiceModerated;
import dev.cryb.request.Ack;
import dev.cryb.request.ServerMuteVoice;
import dev.cryb.voice.room.Call.Silence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes someone's voice in a server, or gives it back; it outlives the call. */
@ApplicationScoped
class ServerMuteVoiceHandler implements CommandHandler<ServerMuteVoice> {

    private final Calls calls;

    ServerMuteVoiceHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<ServerMuteVoice> command() {
        return ServerMuteVoice.class;
    }

    @Override
    public Uni<Ack> handle(ServerMuteVoice command, UnitOfWork work) {
        return calls.of(command.userId(), work)
                .map(call -> VoiceRules.requireRight(command, call))
                .chain(call -> calls.silence(command.userId(), command.serverId(), work)
                        .map(before -> {
                            Silence silence = new Silence(command.mute(), before.deaf());
                            calls.silence(command.userId(), command.serverId(), silence, work);
                            if (call != null) {
                                calls.change(call, call.with(silence), work);
                            }
                            return Ack.okJson(work.publish(new VoiceModerated(
                                    command.requestType().wireName(),
                                    new VoiceModerated.Data(
                                            command.serverId(), command.userId(), command.mute(), null, null),
                                    work.caller().userId(),
                                    call == null ? null : call.channelId())));
                        }));
    }
}
