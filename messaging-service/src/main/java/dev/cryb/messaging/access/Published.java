package dev.cryb.messaging.access;

import dev.cryb.bus.QueryHandler.Answer;
import dev.cryb.bus.Source;
import dev.cryb.request.Ack;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/** Reads how far partitions have published, within the snapshot that is to know its place. */
public final class Published {

    private Published() {}

    /** The newest source number by partition. */
    public static Uni<Map<Integer, Long>> read(SqlConnection connection) {
        return connection
                .preparedQuery("SELECT p, published FROM partition")
                .execute()
                .map(rows -> {
                    Map<Integer, Long> numbers = new HashMap<>();
                    rows.forEach(row -> numbers.put(row.getInteger(0), row.getLong(1)));
                    return numbers;
                });
    }

    /**
     * Answers with what a snapshot showed of one partition, and its place.
     *
     * <p>So what the answer contains has reached the asker as events before it, and what comes after is newer.
     */
    public static Uni<Answer> answer(SqlConnection connection, int partition, Object data) {
        return connection
                .preparedQuery("SELECT published FROM partition WHERE p = $1")
                .execute(Tuple.of(partition))
                .map(rows -> rows.iterator().next().getLong(0))
                .map(number ->
                        new Answer(Ack.ok(data), new Source.Number(new Source(Service.MESSAGING, partition), number)));
    }
}
