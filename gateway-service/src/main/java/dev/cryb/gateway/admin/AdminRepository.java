package dev.cryb.gateway.admin;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People as administrators see them, from table {@code account}; those who ended theirs are not among them. */
@Singleton
class AdminRepository {

    private static final String COLUMNS = "SELECT id, username, display_name, created_at, suspended_at,"
            + " suspended_reason FROM gateway.account WHERE ended_at IS NULL";
    private static final String PAGE = COLUMNS + " AND username LIKE $1 AND id > $2 ORDER BY id LIMIT $3";
    private static final String ONE = COLUMNS + " AND id = $1";

    Uni<ManagedUser.Page> page(SqlClient client, UsersAsked asked) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(pattern(asked.prefix()), asked.after(), asked.limit() + 1))
                .map(rows -> page(rows, asked.limit()));
    }

    /** The person; {@code UNKNOWN_USER} where there is none. */
    Uni<ManagedUser> one(SqlClient client, UserId id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id.value())).map(rows -> {
            for (Row row : rows) {
                return user(row);
            }
            throw Refused.of(ErrorCode.UNKNOWN_USER, "There is no such user.");
        });
    }

    private static ManagedUser.Page page(RowSet<Row> rows, int limit) {
        List<ManagedUser> found = new ArrayList<>();
        rows.forEach(row -> found.add(user(row)));
        return new ManagedUser.Page(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    private static ManagedUser user(Row row) {
        return new ManagedUser(
                new UserId(row.getLong(0)),
                row.getString(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                instant(row.getOffsetDateTime(4)),
                row.getString(5));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** What begins so; the signs that LIKE gives a meaning stand for themselves. */
    private static String pattern(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
