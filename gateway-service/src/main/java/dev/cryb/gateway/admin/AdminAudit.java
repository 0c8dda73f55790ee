package dev.cryb.gateway.admin;

import dev.cryb.gateway.account.Identity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code admin_audit}: what was done, by whom, why, and what came of it. */
@Singleton
class AdminAudit {

    private static final String ADD = "INSERT INTO gateway.admin_audit (admin, action, target, reason, outcome)"
            + " VALUES ($1, $2, $3, $4, $5) RETURNING id";
    private static final String END = "UPDATE gateway.admin_audit SET outcome = $2 WHERE id = $1";
    private static final String PAGE = "SELECT id, admin, action, target, reason, outcome, at FROM gateway.admin_audit"
            + " WHERE id < $1 ORDER BY id DESC LIMIT $2";

    /** Adds an act; answers its id. */
    Uni<Long> add(
            SqlClient client,
            Identity admin,
            String action,
            long target,
            @Nullable String reason,
            @Nullable String outcome) {
        Tuple values = Tuple.tuple()
                .addLong(admin.userId().value())
                .addString(action)
                .addLong(target)
                .addString(reason)
                .addString(outcome);
        return client.preparedQuery(ADD)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Adds what came of an act. */
    Uni<Void> end(SqlClient client, long id, String outcome) {
        return client.preparedQuery(END).execute(Tuple.of(id, outcome)).replaceWithVoid();
    }

    Uni<Act.Page> page(SqlClient client, ActsAsked asked) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(asked.before(), asked.limit() + 1))
                .map(rows -> page(rows, asked.limit()));
    }

    private static Act.Page page(RowSet<Row> rows, int limit) {
        List<Act> found = new ArrayList<>();
        rows.forEach(row -> found.add(act(row)));
        return new Act.Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    private static Act act(Row row) {
        return new Act(
                Long.toString(row.getLong(0)),
                Long.toString(row.getLong(1)),
                row.getString(2),
                Long.toString(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant());
    }
}
