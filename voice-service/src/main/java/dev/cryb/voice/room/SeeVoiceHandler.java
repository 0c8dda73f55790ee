package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.SeeVoice;
import dev.cryb.voice.outbound.Mirror;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Someone is at LiveKit: the one whom we wait for is there now, anyone else is put out. */
@ApplicationScoped
class SeeVoiceHandler implements CommandHandler<SeeVoice> {

    private final Calls calls;

    SeeVoiceHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<SeeVoice> command() {
        return SeeVoice.class;
    }

    @Override
    public Uni<Ack> handle(SeeVoice command, UnitOfWork work) {
        return calls.of(command.userId(), work).map(call -> {
            if (call == null
                    || !call.id().equals(command.call())
                    || !call.channelId().equals(command.channelId())) {
                calls.putOut(command.channelId(), command.userId(), command.call(), work);
            } else if (!call.joined()) {
                calls.join(call.seen(command.participant(), work.time()), work);
                if (call.changed()) {
                    work.todo(Mirror.KIND, call.userId().toString());
                }
            } else if (!command.participant().equals(call.participant())) {
                calls.keep(call.seen(command.participant(), work.time()), work);
                work.todo(Mirror.KIND, call.userId().toString());
            }
            return Ack.done();
        });
    }
}
