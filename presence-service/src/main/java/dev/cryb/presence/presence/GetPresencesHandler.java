package dev.cryb.presence.presence;

import dev.cryb.bus.QueryHandler;
import dev.cryb.model.Presence;
import dev.cryb.request.Caller;
import dev.cryb.request.GetPresences;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Tells a gateway who is there, of those whom its session may see; the caller as they see themselves, if asked for. */
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
        return repository.shown(pool, query.userIds(), query.serverIds(), MOST).chain(found -> own(query, caller)
                .map(own -> {
                    List<Presence> presences = new ArrayList<>(own);
                    found.stream()
                            .filter(presence -> !presence.userId().equals(caller.userId()))
                            .forEach(presences::add);
                    return Answer.of(new Found(presences));
                }));
    }

    private Uni<List<Presence>> own(GetPresences query, Caller caller) {
        if (!query.userIds().contains(caller.userId())) {
            return Uni.createFrom().item(List.of());
        }
        return repository
                .read(pool, List.of(caller.userId()))
                .map(people -> people.stream().map(Aggregate::own).toList());
    }
}
