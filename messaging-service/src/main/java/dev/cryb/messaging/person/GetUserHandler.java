package dev.cryb.messaging.person;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.id.UserId;
import dev.cryb.model.Profile;
import dev.cryb.model.User;
import dev.cryb.request.Caller;
import dev.cryb.request.GetUser;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Shows someone whom the caller has to do with; all others are unknown. */
@ApplicationScoped
class GetUserHandler implements QueryHandler<GetUser> {

    private final Pool pool;
    private final PersonRepository repository;

    GetUserHandler(Pool pool, PersonRepository repository) {
        this.pool = pool;
        this.repository = repository;
    }

    @Override
    public Class<GetUser> query() {
        return GetUser.class;
    }

    @Override
    public Uni<Answer> handle(GetUser query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> repository.inSight(connection, query.userId(), caller.userId()))
                .map(found -> found.or(() -> oneself(query.userId(), caller)).orElseThrow(People::unknown))
                .map(Answer::of);
    }

    /** One who has not been met yet is known to oneself. */
    private static Optional<Profile> oneself(UserId userId, Caller caller) {
        User user = caller.user();
        return userId.equals(user.id())
                ? Optional.of(new Profile(user.id(), user.username(), user.displayName(), user.avatar(), null))
                : Optional.empty();
    }
}
