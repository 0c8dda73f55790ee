package dev.cryb.messaging.server;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.Map;

/** Reads how far each partition has published, within the snapshot that is to know its place. */
final class Published {

    private Published() {}

    /** The newest source number by partition. */
    static Uni<Map<Integer, Long>> read(SqlConnection connection) {
        return connection
                .preparedQuery("SELECT p, published FROM partition")
                .execute()
                .map(rows -> {
                    Map<Integer, Long> numbers = new HashMap<>();
                    rows.forEach(row -> numbers.put(row.getInteger(0), row.getLong(1)));
                    return numbers;
                });
    }
}
