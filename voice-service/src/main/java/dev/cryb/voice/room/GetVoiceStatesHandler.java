package dev.cryb.voice.room;

import dev.cryb.bus.QueryHandler;
import dev.cryb.model.VoiceState;
import dev.cryb.request.Caller;
import dev.cryb.request.GetVoiceStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells a gateway who talks where; it knows what its session may see of that. */
@ApplicationScoped
class GetVoiceStatesHandler implements QueryHandler<GetVoiceStates> {

    /** People that one answer holds at most. */
    private static final int MOST = 2_000;

    private final Pool pool;
    private final CallRepository repository;

    GetVoiceStatesHandler(Pool pool, CallRepository repository) {
        this.pool = pool;
        this.repository = repository;
    }

    /** The answer. */
    private record Found(List<VoiceState> voiceStates) {}

    @Override
    public Class<GetVoiceStates> query() {
        return GetVoiceStates.class;
    }

    @Override
    public Uni<Answer> handle(GetVoiceStates query, Caller caller) {
        return repository
                .around(pool, query.serverIds(), query.channelIds(), caller.userId(), MOST)
                .map(calls ->
                        Answer.of(new Found(calls.stream().map(Call::state).toList())));
    }
}
