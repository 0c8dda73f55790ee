package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.VoiceEvent.VoiceLeft;
import dev.cryb.request.Ack;
import dev.cryb.request.LeaveVoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends the caller's call; that there is none is no matter. */
@ApplicationScoped
class LeaveVoiceHandler implements CommandHandler<LeaveVoice> {

    private final Calls calls;

    LeaveVoiceHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<LeaveVoice> command() {
        return LeaveVoice.class;
    }

    @Override
    public Uni<Ack> handle(LeaveVoice command, UnitOfWork work) {
        return calls.of(work.caller().userId(), work).map(call -> {
            if (call != null) {
                calls.end(call, VoiceLeft.Reason.LEFT, work);
            }
            return Ack.done();
        });
    }
}
