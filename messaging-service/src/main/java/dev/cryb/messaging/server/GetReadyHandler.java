package dev.cryb.messaging.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.event.ReadySnapshot;
import dev.cryb.json.Json;
import dev.cryb.messaging.access.Published;
import dev.cryb.request.Caller;
import dev.cryb.request.GetReady;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Gives a gateway all that a session starts from, and its place in the order of events. */
@ApplicationScoped
class GetReadyHandler implements QueryHandler<GetReady> {

    private final Pool pool;
    private final ServerStates states;

    GetReadyHandler(Pool pool, ServerStates states) {
        this.pool = pool;
        this.states = states;
    }

    @Override
    public Class<GetReady> query() {
        return GetReady.class;
    }

    @Override
    public Uni<Answer> handle(GetReady query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> states.all(connection, caller.userId())
                        .chain(seen -> Published.read(connection).map(published -> snapshot(caller, seen, published))))
                .map(Answer::of);
    }

    private static ReadySnapshot snapshot(Caller caller, List<ServerStates.Seen> seen, Map<Integer, Long> published) {
        ReadySnapshot.Ready ready = new ReadySnapshot.Ready(
                caller.user(),
                seen.stream().map(ServerStates.Seen::state).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        JsonNode json = Json.shared().valueToTree(ready);
        return new ReadySnapshot(
                json, seen.stream().map(ServerStates.Seen::member).toList(), List.of(), List.of(), published);
    }
}
