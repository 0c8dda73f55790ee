package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.Shape;
import dev.cryb.event.VoiceEvent.VoiceModerated;
import dev.cryb.request.Ack;
import dev.cryb.request.MoveVoice;
import dev.cryb.request.VoiceMandate;
import dev.cryb.request.VoicePass;
import dev.cryb.voice.config.VoiceSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Takes someone to another call of the server: they are waited for there, and ask for a token. */
@ApplicationScoped
class MoveVoiceHandler implements CommandHandler<MoveVoice> {

    private final Calls calls;
    private final VoiceSettings settings;

    MoveVoiceHandler(Calls calls, VoiceSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @Override
    public Class<MoveVoice> command() {
        return MoveVoice.class;
    }

    @Override
    public Uni<Ack> handle(MoveVoice command, UnitOfWork work) {
        return calls.of(command.userId(), work).map(call -> move(command, call, work));
    }

    private Ack move(MoveVoice command, @Nullable Call found, UnitOfWork work) {
        Call call = VoiceRules.requireCall(command, found);
        VoiceMandate mandate = Shape.required("by", command.by());
        VoicePass there = Shape.required("by.destination", mandate.destination());
        VoiceRules.requireEntry(there.rights());
        if (!call.channelId().equals(command.channelId())) {
            Call moved = Call.asked(
                    call.userId(),
                    Long.toString(work.nextId()),
                    command.channelId(),
                    command.serverId(),
                    there.rights(),
                    work.time(),
                    work.time().plus(settings.joinWithin()),
                    call.silence(),
                    call.devices());
            calls.replace(call, moved, work);
        }
        return Ack.okJson(work.publish(new VoiceModerated(
                command.requestType().wireName(),
                new VoiceModerated.Data(command.serverId(), command.userId(), null, null, command.channelId()),
                work.caller().userId(),
                command.channelId())));
    }
}
