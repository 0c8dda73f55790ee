package dev.cryb.presence.presence;

import dev.cryb.bus.QueryHandler;
import dev.cryb.model.Presence;
import dev.cryb.request.Caller;
import dev.cryb.request.GetPresences;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells a gateway who is there, of those whom its session may see; the caller is not among them. */
@ApplicationScoped
class GetPresencesHandler implements QueryHandler<GetPresences> {

    /** People of servers that one answer holds at most. */
    private static final int MOST = 2_000;

    private final Pool pool;
    private final PersonRepository repository;

    GetPresencesHandler(Pool pool, PersonRepository repository) {
        this.pool = pool;
        this.repository = repository;
    }

    /** The answer. */
    private record Found(List<Presence> presences) {}

    @Override
    public Class<GetPresences> query() {
        return GetPresences.class;
    }

    @Override
    public Uni<Answer> handle(GetPresences query, Caller caller) {
        return repository
                .shown(pool, query.userIds(), query.serverIds(), MOST)
                .map(found -> found.stream()
                        .filter(presence -> !presence.userId().equals(caller.userId()))
                        .toList())
                .map(found -> Answer.of(new Found(found)));
    }
}
