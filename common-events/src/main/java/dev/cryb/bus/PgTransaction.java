package dev.cryb.bus;

import dev.cryb.id.UserId;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A batch's transaction on Postgres; the tables are those of {@link PgLaneStore}. */
public final class PgTransaction implements Transaction {

    private static final String RECALL = """
            SELECT i.user_id, i.nonce, i.event, i.ack
            FROM unnest($1::bigint[], $2::text[]) AS k(user_id, nonce)
            JOIN idempotency i ON i.user_id = k.user_id AND i.nonce = k.nonce""";

    private static final String REMEMBER = """
            INSERT INTO idempotency (user_id, nonce, event, ack, created_at)
            SELECT k.user_id, k.nonce, k.event, k.ack, $5
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS k(user_id, nonce, event, ack)""";

    private static final String ADD_TODO = """
            INSERT INTO todo (id, partition, kind, payload)
            SELECT * FROM unnest($1::bigint[], $2::int[], $3::text[], $4::text[])""";

    /**
     * Moves the partitions, or fails by dividing by zero, so that a COMMIT already on its way commits nothing.
     *
     * <p>Locks in order of partition, so that a former holder and its successor cannot deadlock.
     */
    private static final String ADVANCE = """
            WITH held AS (SELECT p FROM partition WHERE p = ANY($1::int[]) ORDER BY p FOR UPDATE),
            moved AS (
                UPDATE partition t
                SET position = v.position, last_id = v.last_id, published = v.published, outgoing = v.outgoing,
                    strikes = 0, suspect = NULL
                FROM held,
                    unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bytea[])
                    AS v(p, epoch, previous, position, last_id, published, outgoing)
                WHERE t.p = held.p AND t.p = v.p AND t.epoch = v.epoch AND t.position = v.previous
                RETURNING 1)
            SELECT 1 / (count(*) = cardinality($1))::int FROM moved""";

    /** SQLSTATE of {@link #ADVANCE} where a partition is not ours any more. */
    private static final String DIVISION_BY_ZERO = "22012";

    private final SqlConnection connection;
    private final Uni<Void> begun;
    private boolean ended;

    /**
     * @param begun completes when the answer to BEGIN is there
     */
    PgTransaction(SqlConnection connection, Uni<Void> begun) {
        this.connection = connection;
        this.begun = begun;
    }

    /** The service's own view of a unit of work's transaction. */
    public static SqlConnection connection(Transaction transaction) {
        return ((PgTransaction) transaction).connection;
    }

    @Override
    public Uni<Void> begun() {
        return begun;
    }

    /** Does not wait until the transaction has begun, as it only reads. */
    @Override
    public Uni<Map<NonceKey, Remembered>> recall(List<NonceKey> keys) {
        return connection
                .preparedQuery(RECALL)
                .execute(Tuple.of(
                        keys.stream().map(key -> key.userId().value()).toArray(Long[]::new),
                        keys.stream().map(NonceKey::nonce).toArray(String[]::new)))
                .map(rows -> {
                    Map<NonceKey, Remembered> found = new HashMap<>();
                    for (Row row : rows) {
                        NonceKey key = new NonceKey(new UserId(row.getLong(0)), row.getString(1));
                        found.put(key, new Remembered(key, row.getString(2), row.getString(3)));
                    }
                    return found;
                });
    }

    @Override
    public Uni<Void> finish(List<Long> todoIds) {
        return begun.chain(() -> connection
                .preparedQuery("DELETE FROM todo WHERE id = ANY($1)")
                .execute(Tuple.of(todoIds.toArray(Long[]::new)))
                .replaceWithVoid());
    }

    @Override
    public Uni<Void> commit(List<Remembered> acks, List<Todo> todos, List<Advance> advances, Runnable aboutToCommit) {
        List<Uni<Void>> steps = new ArrayList<>();
        if (!acks.isEmpty()) {
            steps.add(remember(acks));
        }
        if (!todos.isEmpty()) {
            steps.add(add(todos));
        }
        steps.add(advance(advances));
        steps.add(Uni.createFrom().deferred(() -> {
            aboutToCommit.run();
            ended = true;
            return connection.query("COMMIT").execute().replaceWithVoid();
        }));
        return begun.chain(() -> Uni.join().all(steps).andCollectFailures())
                .onFailure()
                .transform(PgTransaction::outcome)
                .onItemOrFailure()
                .call(this::release)
                .replaceWithVoid();
    }

    /** What the database said counts; without a word of it, nobody knows what became of the COMMIT. */
    private static Throwable outcome(Throwable failure) {
        Stream<Throwable> all =
                failure instanceof CompositeException composite ? composite.getCauses().stream() : Stream.of(failure);
        return all.filter(PgException.class::isInstance)
                .findFirst()
                .<Throwable>map(said ->
                        DIVISION_BY_ZERO.equals(((PgException) said).getSqlState()) ? new Trouble.Fenced() : said)
                .orElseGet(() -> new Trouble.UnknownCommit(failure));
    }

    private Uni<Void> remember(List<Remembered> acks) {
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.tuple(List.of(
                        acks.stream().map(ack -> ack.key().userId().value()).toArray(Long[]::new),
                        acks.stream().map(ack -> ack.key().nonce()).toArray(String[]::new),
                        acks.stream().map(Remembered::event).toArray(String[]::new),
                        acks.stream().map(Remembered::ackJson).toArray(String[]::new),
                        OffsetDateTime.now(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private Uni<Void> add(List<Todo> todos) {
        return connection
                .preparedQuery(ADD_TODO)
                .execute(Tuple.of(
                        todos.stream().map(Todo::id).toArray(Long[]::new),
                        todos.stream().map(Todo::partition).toArray(Integer[]::new),
                        todos.stream().map(Todo::kind).toArray(String[]::new),
                        todos.stream().map(Todo::payload).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Uni<Void> advance(List<Advance> advances) {
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.tuple(List.of(
                        advances.stream().map(Advance::partition).toArray(Integer[]::new),
                        advances.stream().map(Advance::epoch).toArray(Long[]::new),
                        advances.stream().map(a -> a.previous().toString()).toArray(String[]::new),
                        advances.stream().map(a -> a.position().toString()).toArray(String[]::new),
                        advances.stream().map(Advance::lastId).toArray(Long[]::new),
                        advances.stream().map(Advance::published).toArray(Long[]::new),
                        advances.stream().map(a -> Buffer.buffer(a.outgoing())).toArray(Buffer[]::new))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> rollback() {
        if (ended) {
            return Uni.createFrom().voidItem();
        }
        ended = true;
        return begun.chain(() -> connection.query("ROLLBACK").execute())
                .replaceWithVoid()
                .onItemOrFailure()
                .call(this::release)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> release() {
        return connection.close().onFailure().recoverWithNull();
    }
}
