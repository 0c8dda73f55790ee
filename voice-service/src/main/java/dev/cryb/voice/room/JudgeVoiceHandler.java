package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.VoiceEvent.VoiceLeft;
import dev.cryb.request.Ack;
import dev.cryb.request.JudgeVoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Does what messaging's word on someone's rights means for their call. */
@ApplicationScoped
class JudgeVoiceHandler implements CommandHandler<JudgeVoice> {

    private final Calls calls;

    JudgeVoiceHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<JudgeVoice> command() {
        return JudgeVoice.class;
    }

    @Override
    public Uni<Ack> handle(JudgeVoice command, UnitOfWork work) {
        return calls.of(command.userId(), work).map(call -> {
            if (call == null || !call.id().equals(command.call())) {
                return Ack.done();
            }
            if (!command.exists()) {
                calls.end(call, VoiceLeft.Reason.CLOSED, work);
            } else if (!VoiceRules.mayStay(command.rights())) {
                calls.end(call, VoiceLeft.Reason.KICKED, work);
            } else if (!command.rights().equals(call.rights())) {
                calls.change(call, call.with(command.rights()), work);
            }
            return Ack.done();
        });
    }
}
