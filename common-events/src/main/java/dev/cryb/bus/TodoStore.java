package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Table {@code todo (id, partition, kind, payload, attempts, due_at)} as its worker sees it; by Postgres' clock. */
final class TodoStore {

    /** Attempts without progress after which only {@link #LONG_WAIT} helps, or a person. */
    static final int STUCK = 8;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONG_WAIT = Duration.ofMinutes(10);

    /**
     * Takes up what is due, and says in the same breath when it is due again, in case we do not live to say more.
     *
     * <p>The wait doubles from attempt to attempt, give or take a quarter, so that what failed together does not come
     * back together.
     */
    private static final String TAKE_UP = """
            WITH due AS (
                SELECT id FROM todo
                WHERE due_at <= now() AND partition = ANY($1::int[]) AND id <> ALL($2::bigint[])
                ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
            UPDATE todo t
            SET attempts = t.attempts + 1,
                due_at = now() + make_interval(secs => (0.75 + random() / 2)
                    * CASE WHEN t.attempts + 1 < $4 THEN $5 * power(2, t.attempts) ELSE $6 END)
            FROM due WHERE t.id = due.id
            RETURNING t.id, t.partition, t.kind, t.payload, t.attempts""";

    private static final String COME_AGAIN =
            "UPDATE todo SET attempts = 0, due_at = now() + make_interval(secs => $2) WHERE id = $1";

    private static final String PUT_OFF = "UPDATE todo SET due_at = now() + make_interval(secs => $2) WHERE id = $1";

    private static final String DELETE = "DELETE FROM todo WHERE id = $1";

    private final Pool pool;

    TodoStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Takes up what is due, the longest due first.
     *
     * @param partitions those that are ours
     * @param working ids that we are at already
     */
    Uni<List<Todo>> takeUp(Collection<Integer> partitions, Collection<Long> working, int most) {
        return pool.preparedQuery(TAKE_UP)
                .execute(Tuple.tuple(List.of(
                        partitions.toArray(Integer[]::new),
                        working.toArray(Long[]::new),
                        most,
                        STUCK,
                        seconds(FIRST_WAIT),
                        seconds(LONG_WAIT))))
                .map(rows -> {
                    List<Todo> due = new ArrayList<>();
                    for (Row row : rows) {
                        due.add(new Todo(
                                row.getLong(0),
                                row.getInteger(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInteger(4)));
                    }
                    return due;
                });
    }

    Uni<Void> delete(Todo todo) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(todo.id())).replaceWithVoid();
    }

    /** It made progress: its attempts count anew. */
    Uni<Void> comeAgain(Todo todo, Duration after) {
        return pool.preparedQuery(COME_AGAIN)
                .execute(Tuple.of(todo.id(), seconds(after)))
                .replaceWithVoid();
    }

    /** Something else may end it before. */
    Uni<Void> putOff(Todo todo, Duration by) {
        return pool.preparedQuery(PUT_OFF)
                .execute(Tuple.of(todo.id(), seconds(by)))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
