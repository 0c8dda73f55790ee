package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The lanes' database on Postgres, in the service's own schema.
 *
 * <p>Tables: {@code partition (p, epoch, position, last_id, published, outgoing, strikes, suspect)}, 64 rows made by
 * the migration; {@code idempotency (user_id, nonce, event, ack, created_at)}, partitioned by time; {@code todo (id,
 * partition, kind, payload, ...)}. The pool's connections must carry statement, lock and idle-in-transaction timeouts
 * below the lease's TTL, so that a frozen holder cannot block its successor.
 */
public final class PgLaneStore implements LaneStore {

    /**
     * Statements that go by keys have one good plan. Postgres makes it anew each time all the same, as it hopes for a
     * better one from the values: that is most of what such statements cost.
     */
    private static final String PLANNED_ONCE = "; SET LOCAL plan_cache_mode = force_generic_plan";

    private static final String BEGIN = "BEGIN" + PLANNED_ONCE;
    private static final String BEGIN_SNAPSHOT = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private static final String COLUMNS = "p, epoch, position, last_id, published, outgoing, strikes";

    private final Pool pool;

    public PgLaneStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<PartitionRow> take(int partition) {
        return pool.preparedQuery("UPDATE partition SET epoch = epoch + 1 WHERE p = $1 RETURNING " + COLUMNS)
                .execute(Tuple.of(partition))
                .map(rows -> row(rows.iterator().next()));
    }

    @Override
    public Uni<List<PartitionRow>> read(List<Integer> partitions) {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM partition WHERE p = ANY($1) ORDER BY p")
                .execute(Tuple.of(partitions.toArray(Integer[]::new)))
                .map(rows -> {
                    List<PartitionRow> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row(row)));
                    return found;
                });
    }

    @Override
    public Uni<Integer> strike(int partition, long epoch, StreamId head) {
        return pool.preparedQuery("""
                        UPDATE partition
                        SET strikes = CASE WHEN suspect = $3 THEN strikes + 1 ELSE 1 END, suspect = $3
                        WHERE p = $1 AND epoch = $2 RETURNING strikes""")
                .execute(Tuple.of(partition, epoch, head.toString()))
                .map(rows -> rows.rowCount() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    /** The transaction is there as soon as BEGIN is on its way: handlers that need no database do not wait for it. */
    @Override
    public Uni<Transaction> begin() {
        return pool.getConnection()
                .map(connection -> new PgTransaction(
                        connection,
                        UniHelper.toUni(connection.getDelegate().query(BEGIN).execute())
                                .replaceWithVoid()));
    }

    /** What committed commands have left to do. */
    TodoStore todos() {
        return new TodoStore(pool);
    }

    /**
     * Runs a read in one repeatable-read transaction, so that all it sees is of one moment.
     *
     * <p>BEGIN is not waited for, and what the read asks for at once is sent at once: statements of a connection are
     * answered in the order in which they were sent. Its statements go by keys; those whose best plan depends on what is
     * looked for are for {@link #search}.
     *
     * @param <T> what is read
     */
    public static <T> Uni<T> snapshot(Pool pool, Function<SqlConnection, Uni<T>> read) {
        return during(pool, BEGIN_SNAPSHOT + PLANNED_ONCE, read);
    }

    /**
     * As {@link #snapshot}, with plans by the values that are looked for.
     *
     * @param <T> what is read
     */
    public static <T> Uni<T> search(Pool pool, Function<SqlConnection, Uni<T>> read) {
        return during(pool, BEGIN_SNAPSHOT, read);
    }

    private static <T> Uni<T> during(Pool pool, String begin, Function<SqlConnection, Uni<T>> read) {
        return pool.getConnection().chain(connection -> Uni.combine()
                .all()
                .unis(connection.query(begin).execute(), read.apply(connection))
                .with((begun, found) -> found)
                .onItemOrFailure()
                .call(() -> connection.query("ROLLBACK").execute().onFailure().recoverWithNull())
                .onItemOrFailure()
                .call(connection::close));
    }

    private static PartitionRow row(Row row) {
        Buffer outgoing = row.getBuffer(5);
        return new PartitionRow(
                row.getInteger(0),
                row.getLong(1),
                StreamId.parse(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                Outgoing.of(outgoing == null ? null : outgoing.getBytes()),
                row.getInteger(6));
    }
}
