package dev.cryb.presence.presence;

import dev.cryb.bus.QueryHandler;
import dev.cryb.id.UserId;
import dev.cryb.model.Presence;
import dev.cryb.request.Caller;
import dev.cryb.request.RequestPresences;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells whether some people are there; those out of the caller's sight are unknown, as those who do not exist. */
@ApplicationScoped
class RequestPresencesHandler implements QueryHandler<RequestPresences> {

    private final Pool pool;
    private final PersonRepository repository;

    RequestPresencesHandler(Pool pool, PersonRepository repository) {
        this.pool = pool;
        this.repository = repository;
    }

    /** The answer. */
    private record Found(List<Presence> presences, List<UserId> unknown) {}

    @Override
    public Class<RequestPresences> query() {
        return RequestPresences.class;
    }

    @Override
    public Uni<Answer> handle(RequestPresences query, Caller caller) {
        List<UserId> seen = query.inSight() == null ? List.of() : query.inSight();
        return repository.read(pool, query.userIds()).map(people -> Answer.of(found(query, seen, caller, people)));
    }

    private static Found found(RequestPresences query, List<UserId> seen, Caller caller, List<Person> people) {
        Map<UserId, Person> known = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        List<Presence> presences = new ArrayList<>();
        Set<UserId> unknown = new LinkedHashSet<>();
        for (UserId userId : new LinkedHashSet<>(query.userIds())) {
            Person person = known.getOrDefault(userId, Person.unknown(userId));
            if (userId.equals(caller.userId())) {
                presences.add(Aggregate.own(person));
            } else if (seen.contains(userId)) {
                presences.add(person.shown());
            } else {
                unknown.add(userId);
            }
        }
        return new Found(presences, List.copyOf(unknown));
    }
}
