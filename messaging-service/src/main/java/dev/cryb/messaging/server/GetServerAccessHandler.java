package dev.cryb.messaging.server;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.event.AccessSnapshot;
import dev.cryb.messaging.access.Published;
import dev.cryb.request.Caller;
import dev.cryb.request.GetServerAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a gateway the rights of servers, and their place in the order of events. */
@ApplicationScoped
class GetServerAccessHandler implements QueryHandler<GetServerAccess> {

    private final Pool pool;
    private final ServerAccesses accesses;

    GetServerAccessHandler(Pool pool, ServerAccesses accesses) {
        this.pool = pool;
        this.accesses = accesses;
    }

    @Override
    public Class<GetServerAccess> query() {
        return GetServerAccess.class;
    }

    @Override
    public Uni<Answer> handle(GetServerAccess query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> accesses.read(connection, query.serverIds())
                        .chain(servers ->
                                Published.read(connection).map(published -> new AccessSnapshot(servers, published))))
                .map(Answer::of);
    }
}
