package dev.cryb.messaging.moderation;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.member.Profiles;
import dev.cryb.model.Ban;
import dev.cryb.request.ListBans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code ban}. */
@ApplicationScoped
public class BanRepository {

    private static final String LIST = """
            SELECT b.reason, b.created_at, %s FROM ban b LEFT JOIN profile p ON p.user_id = b.user_id
            WHERE b.server_id = $1 AND ($2::bigint IS NULL OR (b.created_at, b.user_id) < (
                SELECT o.created_at, o.user_id FROM ban o WHERE o.server_id = $1 AND o.user_id = $2))
            ORDER BY b.created_at DESC, b.user_id DESC LIMIT $3""".formatted(Profiles.columns("p", "b.user_id", ""));

    /** Whether someone may not come in. */
    public Uni<Boolean> isBanned(SqlConnection connection, ServerId serverId, UserId userId) {
        return connection
                .preparedQuery("SELECT 1 FROM ban WHERE server_id = $1 AND user_id = $2")
                .execute(Tuple.of(serverId.value(), userId.value()))
                .map(rows -> rows.size() > 0);
    }

    Uni<Void> insert(
            SqlConnection connection,
            ServerId serverId,
            UserId userId,
            UserId moderator,
            @Nullable String reason,
            Instant now) {
        return connection
                .preparedQuery("""
                        INSERT INTO ban (server_id, user_id, moderator_id, reason, created_at)
                        VALUES ($1, $2, $3, $4, $5)""")
                .execute(Tuple.of(
                        serverId.value(), userId.value(), moderator.value(), reason, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Ends a ban; whether there was one. */
    Uni<Boolean> delete(SqlConnection connection, ServerId serverId, UserId userId) {
        return connection
                .preparedQuery("DELETE FROM ban WHERE server_id = $1 AND user_id = $2")
                .execute(Tuple.of(serverId.value(), userId.value()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** The newest bans, one more than asked for if there are more. */
    Uni<List<Ban>> list(SqlConnection connection, ListBans query, int limit) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(
                        query.serverId().value(),
                        query.before() == null ? null : query.before().value(),
                        limit + 1))
                .map(rows -> {
                    List<Ban> bans = new ArrayList<>(rows.size());
                    rows.forEach(row -> bans.add(new Ban(
                            Profiles.user(row, ""),
                            row.getString("reason"),
                            row.getOffsetDateTime("created_at").toInstant())));
                    return bans;
                });
    }
}
