package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.VoiceEvent.VoiceModerated;
import dev.cryb.request.Ack;
import dev.cryb.request.ServerDeafenVoice;
import dev.cryb.voice.room.Call.Silence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes someone's hearing in a server, or gives it back; it outlives the call. */
@ApplicationScoped
class ServerDeafenVoiceHandler implements CommandHandler<ServerDeafenVoice> {

    private final Calls calls;

    ServerDeafenVoiceHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<ServerDeafenVoice> command() {
        return ServerDeafenVoice.class;
    }

    @Override
    public Uni<Ack> handle(ServerDeafenVoice command, UnitOfWork work) {
        return calls.of(command.userId(), work)
                .map(call -> VoiceRules.requireRight(command, call))
                .chain(call -> calls.silence(command.userId(), command.serverId(), work)
                        .map(before -> {
                            Silence silence = new Silence(before.mute(), command.deaf());
                            calls.silence(command.userId(), command.serverId(), silence, work);
                            if (call != null) {
                                calls.change(call, call.with(silence), work);
                            }
                            return Ack.okJson(work.publish(new VoiceModerated(
                                    command.requestType().wireName(),
                                    new VoiceModerated.Data(
                                            command.serverId(), command.userId(), null, command.deaf(), null),
                                    work.caller().userId(),
                                    call == null ? null : call.channelId())));
                        }));
    }
}
