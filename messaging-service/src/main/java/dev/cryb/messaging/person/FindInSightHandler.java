package dev.cryb.messaging.person;

import dev.cryb.bus.QueryHandler;
import dev.cryb.request.Caller;
import dev.cryb.request.FindInSight;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells a gateway which people its caller has to do with, before it asks others about them. */
@ApplicationScoped
class FindInSightHandler implements QueryHandler<FindInSight> {

    private final Pool pool;
    private final PersonRepository repository;

    FindInSightHandler(Pool pool, PersonRepository repository) {
        this.pool = pool;
        this.repository = repository;
    }

    @Override
    public Class<FindInSight> query() {
        return FindInSight.class;
    }

    @Override
    public Uni<Answer> handle(FindInSight query, Caller caller) {
        return pool.withConnection(connection -> repository.allInSight(connection, query.userIds(), caller.userId()))
                .map(Answer::of);
    }
}
