package dev.cryb.presence.presence;

import dev.cryb.bus.QueryHandler;
import dev.cryb.json.Json;
import dev.cryb.model.Presence;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.GetPresences;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.StringJoiner;

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

    @Override
    public Class<GetPresences> query() {
        return GetPresences.class;
    }

    @Override
    public Uni<Answer> handle(GetPresences query, Caller caller) {
        return Uni.combine()
                .all()
                .unis(
                        own(query, caller),
                        repository.shown(pool, query.userIds(), query.serverIds(), caller.userId(), MOST))
                .with(GetPresencesHandler::answer);
    }

    /** What others see was written when it changed, and is not read again here: a starting session asks for hundreds. */
    private static Answer answer(List<Presence> own, List<String> others) {
        StringJoiner presences = new StringJoiner(",", "{\"presences\":[", "]}");
        own.forEach(presence -> presences.add(Json.write(presence)));
        others.forEach(presences::add);
        return new Answer(Ack.okJson(presences.toString()), null);
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
