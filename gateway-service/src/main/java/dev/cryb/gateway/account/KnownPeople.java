package dev.cryb.gateway.account;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.config.Guards;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import dev.cryb.request.NamesPeople;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says who the people are whom commands name, from table {@code account}; callable on any thread.
 *
 * <p>Those who were named lately are remembered for half a minute. One whose account has ended is still known by id,
 * under the name of all who have gone, as others may have to unblock that one.
 */
@Singleton
public class KnownPeople {

    private static final String FIND = "SELECT id, username, display_name, avatar FROM gateway.account"
            + " WHERE id = ANY($1) OR (username = $2 AND ended_at IS NULL)";
    private static final String UPDATE =
            "UPDATE gateway.account SET display_name = $2, avatar = $3 WHERE id = $1 AND ended_at IS NULL";

    private final Pool pool;
    private final Guards guards;
    private final RecentPeople recent = new RecentPeople(System::nanoTime);

    KnownPeople(Pool pool, Guards guards) {
        this.pool = pool;
        this.guards = guards;
    }

    /** The same command, knowing whom it names; {@code UNKNOWN_USER} where one of them is nobody. */
    public Uni<NamesPeople> introduce(NamesPeople command) {
        List<UserId> ids = command.named();
        String name = Optional.ofNullable(command.namedUsername())
                .map(given -> given.toLowerCase(Locale.ROOT))
                .orElse(null);
        Optional<List<User>> remembered = inOrder(ids, name, recent::byId, recent::byName);
        return remembered
                .map(people -> Uni.createFrom().item(people))
                .orElseGet(() -> find(ids, name))
                .map(people -> (NamesPeople) command.knowing(people));
    }

    /** Keeps how someone looks now, for tokens and for those who are named from now on. */
    public Uni<Void> looks(User user) {
        return guards.postgres(() -> pool.preparedQuery(UPDATE)
                        .execute(Tuple.of(user.id().value(), user.displayName(), user.avatar())))
                .invoke(() -> recent.add(user))
                .replaceWithVoid();
    }

    /** Looks someone up anew the next time. */
    void forget(UserId userId) {
        recent.forget(userId);
    }

    private Uni<List<User>> find(List<UserId> ids, @Nullable String name) {
        Tuple named = Tuple.of(ids.stream().map(UserId::value).toArray(Long[]::new), name);
        return guards.postgresRead(() -> pool.preparedQuery(FIND).execute(named))
                .map(rows -> {
                    List<User> found = new ArrayList<>();
                    rows.forEach(row -> found.add(user(row)));
                    found.forEach(recent::add);
                    Map<UserId, User> byId = found.stream().collect(Collectors.toMap(User::id, Function.identity()));
                    Map<String, User> byName =
                            found.stream().collect(Collectors.toMap(User::username, Function.identity()));
                    return inOrder(ids, name, byId::get, byName::get)
                            .orElseThrow(() -> Refused.of(ErrorCode.UNKNOWN_USER, "There is no such user."));
                });
    }

    /** All who are named, if all are known. */
    private static Optional<List<User>> inOrder(
            List<UserId> ids,
            @Nullable String name,
            Function<UserId, @Nullable User> byId,
            Function<String, @Nullable User> byName) {
        List<@Nullable User> people = Stream.concat(
                        ids.stream().<@Nullable User>map(byId),
                        Stream.ofNullable(name).<@Nullable User>map(byName))
                .collect(Collectors.toCollection(ArrayList::new));
        return people.contains(null)
                ? Optional.empty()
                : Optional.of(people.stream().flatMap(Stream::ofNullable).toList());
    }

    private static User user(Row row) {
        return new User(new UserId(row.getLong(0)), row.getString(1), row.getString(2), row.getString(3));
    }
}
