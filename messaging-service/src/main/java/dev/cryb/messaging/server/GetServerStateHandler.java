package dev.cryb.messaging.server;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.request.Caller;
import dev.cryb.request.GetServerState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows a server as one of its members sees it, and the place of that in the order of events. */
@ApplicationScoped
class GetServerStateHandler implements QueryHandler<GetServerState> {

    private final Pool pool;
    private final ServerStates states;

    GetServerStateHandler(Pool pool, ServerStates states) {
        this.pool = pool;
        this.states = states;
    }

    @Override
    public Class<GetServerState> query() {
        return GetServerState.class;
    }

    @Override
    public Uni<Answer> handle(GetServerState query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> states.one(connection, query.serverId(), caller.userId())
                .chain(seen -> answer(connection, query, seen)));
    }

    private static Uni<Answer> answer(SqlConnection connection, GetServerState query, List<ServerStates.Seen> seen) {
        if (seen.isEmpty()) {
            throw Unknown.server();
        }
        return Published.answer(
                connection, query.serverId().partition(), seen.get(0).state());
    }
}
