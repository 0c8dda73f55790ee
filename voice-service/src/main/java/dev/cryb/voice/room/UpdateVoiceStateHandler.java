package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.Refused;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.UpdateVoiceState;
import dev.cryb.voice.room.Call.Devices;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Takes down what the caller's devices do in the call. */
@ApplicationScoped
class UpdateVoiceStateHandler implements CommandHandler<UpdateVoiceState> {

    private final Calls calls;

    UpdateVoiceStateHandler(Calls calls) {
        this.calls = calls;
    }

    @Override
    public Class<UpdateVoiceState> command() {
        return UpdateVoiceState.class;
    }

    @Override
    public Uni<Ack> handle(UpdateVoiceState command, UnitOfWork work) {
        return calls.of(work.caller().userId(), work).map(found -> {
            Call call = VoiceRules.requireCall(found);
            Devices is = call.devices();
            Devices then = new Devices(
                    either(command.selfMute(), is.mute()),
                    either(command.selfDeaf(), is.deaf()),
                    either(command.selfVideo(), is.video()),
                    either(command.selfStream(), is.stream()));
            if (!call.streams() && (then.video() || then.stream())) {
                throw Refused.forbidden(Permission.STREAM.name());
            }
            Call after = call.with(then);
            if (!then.equals(is)) {
                calls.change(call, after, work);
            }
            return Ack.ok(after.state());
        });
    }

    private static boolean either(@Nullable Boolean said, boolean is) {
        return said == null ? is : said;
    }
}
