package dev.cryb.voice.room;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.model.VoiceState;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.JoinVoice;
import dev.cryb.request.VoicePass;
import dev.cryb.voice.config.VoiceSettings;
import dev.cryb.voice.outbound.LiveKit;
import dev.cryb.voice.room.Call.Devices;
import dev.cryb.voice.token.Connection;
import dev.cryb.voice.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Begins a call: the caller is waited for at LiveKit, and is shown once LiveKit has them. */
@ApplicationScoped
class JoinVoiceHandler implements CommandHandler<JoinVoice> {

    private final Calls calls;
    private final Tokens tokens;
    private final LiveKit livekit;
    private final VoiceSettings settings;

    JoinVoiceHandler(Calls calls, Tokens tokens, LiveKit livekit, VoiceSettings settings) {
        this.calls = calls;
        this.tokens = tokens;
        this.livekit = livekit;
        this.settings = settings;
    }

    /** The answer. */
    private record Joined(String url, String token, String room, Instant expiresAt, List<VoiceState> voiceStates) {}

    @Override
    public Class<JoinVoice> command() {
        return JoinVoice.class;
    }

    @Override
    public Uni<Ack> handle(JoinVoice command, UnitOfWork work) {
        VoicePass pass = Shape.required("pass", command.pass());
        livekit.requireReachable();
        VoiceRules.requireEntry(pass.rights());
        boolean limited = pass.userLimit() > 0 && !pass.rights().has(Permission.MOVE_MEMBERS);
        return calls.of(work.caller().userId(), work).chain(former -> calls.in(command.channelId(), limited, work)
                .invoke(there -> {
                    if (limited) {
                        requireRoom(pass, there, work);
                    }
                })
                .chain(there -> calls.silence(work.caller().userId(), pass.serverId(), work)
                        .map(silence -> join(command, pass, former, there, silence, work))));
    }

    private static void requireRoom(VoicePass pass, List<Call> there, UnitOfWork work) {
        long others = there.stream()
                .filter(call -> !call.userId().equals(work.caller().userId()))
                .count();
        if (others >= pass.userLimit()) {
            throw Refused.of(ErrorCode.VOICE_FULL, "The channel is full.");
        }
    }

    private Ack join(
            JoinVoice command,
            VoicePass pass,
            @Nullable Call former,
            List<Call> there,
            Call.Silence silence,
            UnitOfWork work) {
        Call call = Call.asked(
                work.caller().userId(),
                Long.toString(work.nextId()),
                command.channelId(),
                pass.serverId(),
                pass.rights(),
                work.time(),
                work.time().plus(settings.joinWithin()),
                silence,
                new Devices(
                        Boolean.TRUE.equals(command.selfMute()),
                        Boolean.TRUE.equals(command.selfDeaf()),
                        false,
                        false));
        Connection connection = tokens.connection(call, work.caller());
        calls.replace(former, call, work);
        return Ack.ok(new Joined(
                connection.url(),
                connection.token(),
                connection.room(),
                connection.expiresAt(),
                there.stream()
                        .filter(one -> one.joined() && !one.userId().equals(call.userId()))
                        .map(Call::state)
                        .toList()));
    }
}
