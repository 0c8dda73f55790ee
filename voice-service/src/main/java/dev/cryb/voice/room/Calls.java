package dev.cryb.voice.room;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.RowWriter;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.VoiceChange;
import dev.cryb.event.VoiceEvent.VoiceJoined;
import dev.cryb.event.VoiceEvent.VoiceLeft;
import dev.cryb.event.VoiceEvent.VoiceStateUpdated;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.voice.outbound.Mirror;
import dev.cryb.voice.outbound.PutOut;
import dev.cryb.voice.room.Call.Silence;
import dev.cryb.voice.room.CallRepository.Silenced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which calls begin, change and end: the row, what others are told, and what is left to do at LiveKit.
 *
 * <p>A command writes the row of one person at most, and once.
 */
@ApplicationScoped
class Calls {

    private final CallRepository repository;
    private final RowWriter<Call> writer;
    private final RowWriter<UserId> remover;
    private final RowWriter<Silenced> silencer;

    Calls(CallRepository repository) {
        this.repository = repository;
        this.writer = repository::write;
        this.remover = repository::remove;
        this.silencer = repository::silence;
    }

    Uni<@Nullable Call> of(UserId userId, UnitOfWork work) {
        return work.transaction().chain(transaction -> repository.of(PgTransaction.connection(transaction), userId));
    }

    /** All in a channel; with a limit on it, nobody else joins it until this batch has ended. */
    Uni<List<Call>> in(ChannelId channelId, boolean limited, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> (limited
                        ? repository.lock(connection, channelId)
                        : Uni.createFrom().voidItem())
                .chain(() -> repository.in(connection, channelId)));
    }

    Uni<Silence> silence(UserId userId, @Nullable ServerId serverId, UnitOfWork work) {
        return serverId == null
                ? Uni.createFrom().item(Silence.NONE)
                : work.transaction()
                        .chain(transaction ->
                                repository.silence(PgTransaction.connection(transaction), userId, serverId));
    }

    void silence(UserId userId, ServerId serverId, Silence silence, UnitOfWork work) {
        work.write(silencer, new Silenced(userId, serverId, silence));
    }

    /** A call is asked for; the former one, if there was one, gives way to it. */
    void replace(@Nullable Call former, Call call, UnitOfWork work) {
        if (former != null) {
            tellEnd(former, VoiceLeft.Reason.MOVED, work);
            putOut(former.channelId(), former.userId(), former.id(), work);
        }
        work.write(writer, call);
    }

    /** LiveKit has someone whom we wait for. */
    void join(Call call, UnitOfWork work) {
        work.write(writer, call);
        work.publish(new VoiceJoined(new VoiceJoined.Data(call.state()), place(call)));
    }

    /** Something that others do not see has changed. */
    void keep(Call call, UnitOfWork work) {
        work.write(writer, call);
    }

    /** Something has changed that others see, and that LiveKit is to enforce. */
    void change(Call before, Call after, UnitOfWork work) {
        work.write(writer, after);
        if (after.joined()) {
            work.todo(Mirror.KIND, after.userId().toString());
            if (!before.state().equals(after.state()) || before.speaks() != after.speaks()) {
                work.publish(new VoiceStateUpdated(after.state(), place(after)));
            }
        }
    }

    /** A call is over, and whoever may still be in it is put out. */
    void end(Call call, VoiceLeft.Reason reason, UnitOfWork work) {
        work.write(remover, call.userId());
        tellEnd(call, reason, work);
        putOut(call.channelId(), call.userId(), call.id(), work);
    }

    /** A call is over as LiveKit says so. */
    void ended(Call call, VoiceLeft.Reason reason, UnitOfWork work) {
        work.write(remover, call.userId());
        tellEnd(call, reason, work);
    }

    /** Someone is in a room whom nobody waits for. */
    void putOut(ChannelId channelId, UserId userId, String call, UnitOfWork work) {
        work.todo(
                PutOut.KIND,
                Json.write(new PutOut.Whom(Identity.room(channelId), new Identity(userId, call).toString())));
    }

    private static void tellEnd(Call call, VoiceLeft.Reason reason, UnitOfWork work) {
        if (call.joined()) {
            work.publish(new VoiceLeft(
                    new VoiceLeft.Data(call.channelId(), call.userId(), reason),
                    new VoiceChange(call.userId(), null, false)));
        }
    }

    private static VoiceChange place(Call call) {
        return new VoiceChange(call.userId(), call.channelId(), !call.speaks());
    }
}
