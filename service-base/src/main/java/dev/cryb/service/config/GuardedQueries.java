package dev.cryb.service.config;

import dev.cryb.bus.PartedQueryHandler;
import dev.cryb.bus.QueryHandler;
import dev.cryb.request.Caller;
import dev.cryb.request.Query;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** All query handlers of the service, each behind the guard: what a query does is to read Postgres. */
@Singleton
public class GuardedQueries {

    private final List<QueryHandler<?>> all = new ArrayList<>();

    public GuardedQueries(@Any Instance<QueryHandler<?>> handlers, Guards guards) {
        handlers.forEach(handler -> all.add(guarded(handler, guards)));
    }

    public List<QueryHandler<?>> all() {
        return all;
    }

    private static <Q extends Query> QueryHandler<Q> guarded(QueryHandler<Q> handler, Guards guards) {
        return handler instanceof PartedQueryHandler<Q> parted
                ? new Parted<>(parted, guards)
                : new Whole<>(handler, guards);
    }

    private record Whole<Q extends Query>(QueryHandler<Q> handler, Guards guards) implements QueryHandler<Q> {

        @Override
        public Class<Q> query() {
            return handler.query();
        }

        @Override
        public Uni<Answer> handle(Q query, Caller caller) {
            return guards.read(() -> handler.handle(query, caller));
        }
    }

    private record Parted<Q extends Query>(PartedQueryHandler<Q> handler, Guards guards)
            implements PartedQueryHandler<Q> {

        @Override
        public Class<Q> query() {
            return handler.query();
        }

        @Override
        public Uni<Answer> handle(Q query, Caller caller, Parts parts) {
            return guards.readOnce(() -> handler.handle(query, caller, parts));
        }
    }
}
