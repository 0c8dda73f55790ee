package dev.cryb.voice.outbound;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.id.UserId;
import dev.cryb.voice.room.Call;
import dev.cryb.voice.room.CallRepository;
import dev.cryb.voice.room.Identity;
import dev.cryb.voice.token.Grants;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.TrackSource;

/** Makes LiveKit enforce and show what someone's call is now; done again it does no harm. */
@ApplicationScoped
public class Mirror implements TodoHandler {

    public static final String KIND = "mirror";

    private final LiveKit livekit;
    private final Pool pool;
    private final CallRepository calls;

    public Mirror(LiveKit livekit, Pool pool, CallRepository calls) {
        this.livekit = livekit;
        this.pool = pool;
        this.calls = calls;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        return calls.of(pool, UserId.parse(todo.payload()))
                .chain(call -> call == null || !call.joined() ? Uni.createFrom().voidItem() : mirror(call))
                .map(done -> Outcome.done());
    }

    private Uni<Void> mirror(Call call) {
        List<TrackSource> sources = Grants.sources(call).stream()
                .map(source -> TrackSource.valueOf(source.toUpperCase(Locale.ROOT)))
                .toList();
        ParticipantPermission permission = ParticipantPermission.newBuilder()
                .setCanSubscribe(call.hears())
                .setCanPublish(!sources.isEmpty())
                .addAllCanPublishSources(sources)
                .setCanPublishData(false)
                .build();
        return livekit.update(
                Identity.room(call.channelId()),
                new Identity(call.userId(), call.id()).toString(),
                permission,
                Grants.attributes(call));
    }
}
