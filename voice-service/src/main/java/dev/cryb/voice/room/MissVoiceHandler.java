package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.VoiceEvent.VoiceLeft;
import dev.cryb.request.Ack;
import dev.cryb.request.MissVoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Someone is at LiveKit no more: the call is over, unless another connection has taken it up since. */
@ApplicationScoped
class MissVoiceHandler implements CommandHandler<MissVoice> {

    private final Calls calls;

    MissVoiceHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<MissVoice> command() {
        return MissVoice.class;
    }

    @Override
    public Uni<Ack> handle(MissVoice command, UnitOfWork work) {
        return calls.of(command.userId(), work).map(call -> {
            if (call != null && call.id().equals(command.call()) && isOver(command, call, work.time())) {
                calls.ended(call, command.left() ? VoiceLeft.Reason.LEFT : VoiceLeft.Reason.DISCONNECTED, work);
            }
            return Ack.done();
        });
    }

    private static boolean isOver(MissVoice command, Call call, Instant now) {
        String ended = command.participant();
        if (ended != null) {
            return call.participant() == null || ended.equals(call.participant());
        }
        Instant due = call.dueAt();
        return call.joined() || due == null || !now.isBefore(due);
    }
}
