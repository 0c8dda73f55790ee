package dev.cryb.gateway.account;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Shuts people out and lets them in again; in the caller's transaction.
 *
 * <p>The row of the account is what logins lock, so that none slips through. The sessions of a suspended account stay,
 * revoked, until it is let in again: their refresh tokens can so be told why they are refused.
 */
@Singleton
public class Suspensions {

    private static final String SUSPEND = "UPDATE gateway.account SET suspended_at = now(), suspended_reason = $2"
            + " WHERE id = $1 AND ended_at IS NULL";
    private static final String REVOKE = "INSERT INTO gateway.revocation (session_id)"
            + " SELECT id FROM gateway.session WHERE user_id = $1 ON CONFLICT DO NOTHING";
    private static final String REVOKE_USER = "INSERT INTO gateway.user_revocation (user_id) VALUES ($1)";
    private static final String LIFT = "UPDATE gateway.account SET suspended_at = NULL, suspended_reason = NULL"
            + " WHERE id = $1 AND suspended_at IS NOT NULL";
    private static final String FORGET = "DELETE FROM gateway.session WHERE user_id = $1";

    /** Shuts a user out and ends all sessions; {@code UNKNOWN_USER} where there is none. */
    public Uni<Void> suspend(SqlConnection connection, UserId userId, String reason) {
        Tuple user = Tuple.of(userId.value());
        return connection
                .preparedQuery(SUSPEND)
                .execute(Tuple.of(userId.value(), reason))
                .invoke(done -> requireFound(done.rowCount()))
                .chain(() -> connection.preparedQuery(REVOKE).execute(user))
                .chain(() -> connection.preparedQuery(REVOKE_USER).execute(user))
                .replaceWithVoid();
    }

    /** Lets a user in again; false if nothing kept that one out. */
    public Uni<Boolean> lift(SqlConnection connection, UserId userId) {
        Tuple user = Tuple.of(userId.value());
        return connection
                .preparedQuery(LIFT)
                .execute(user)
                .map(done -> done.rowCount() > 0)
                .call(lifted -> lifted
                        ? connection.preparedQuery(FORGET).execute(user)
                        : Uni.createFrom().nullItem());
    }

    /** What one who is shut out is told. */
    static Refused refusal(@Nullable String reason) {
        return Refused.of(
                ErrorCode.FORBIDDEN,
                reason == null ? "This account is suspended." : "This account is suspended: " + reason);
    }

    private static void requireFound(int accounts) {
        if (accounts == 0) {
            throw Refused.of(ErrorCode.UNKNOWN_USER, "There is no such user.");
        }
    }
}
