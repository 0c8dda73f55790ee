package dev.cryb.messaging.moderation;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Timeouts: a column of {@code member}, and of those who have left the table {@code timeout}. */
@ApplicationScoped
class TimeoutRepository {

    /** Lets a member only look until a moment, or no more. */
    Uni<Void> set(SqlConnection connection, ServerId serverId, UserId userId, @Nullable Instant until) {
        return connection
                .preparedQuery("UPDATE member SET timeout_until = $3 WHERE server_id = $1 AND user_id = $2")
                .execute(Tuple.of(
                        serverId.value(), userId.value(), until == null ? null : until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Forgets those of people who have left that ended an hour ago: commands go by their own time. */
    Uni<Void> forgetEnded(Pool pool) {
        return pool.query("DELETE FROM timeout WHERE until < now() - interval '1 hour'")
                .execute()
                .replaceWithVoid();
    }
}
