package dev.cryb.gateway.account;

import dev.cryb.gateway.config.Guards;
import dev.cryb.request.RevokeSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A person's own logins, from table {@code session}; people of an outside issuer have none here.
 *
 * <p>Plain SQL rather than Hibernate, as sockets ask from their own event loops. Callable on any thread.
 */
@Singleton
public class LoginSessions {

    private static final String LIST = "SELECT id, created_at, rotated_at, expires_at FROM gateway.session"
            + " WHERE user_id = $1 AND expires_at > now() ORDER BY rotated_at DESC, id LIMIT 1000";
    private static final String REVOKE = "WITH ended AS (DELETE FROM gateway.session WHERE id IN"
            + " (SELECT id FROM gateway.session WHERE user_id = $1 AND (id = $2) = $3 ORDER BY id FOR UPDATE)"
            + " RETURNING id) INSERT INTO gateway.revocation (session_id) SELECT id FROM ended ON CONFLICT DO NOTHING";

    private final Pool pool;
    private final Guards guards;
    private final RevocationWatch watch;

    LoginSessions(Pool pool, Guards guards, RevocationWatch watch) {
        this.pool = pool;
        this.guards = guards;
        this.watch = watch;
    }

    /**
     * One login.
     *
     * @param refreshedAt when it last got new tokens
     * @param current whether it is the one that asks
     */
    public record Login(String sessionId, Instant createdAt, Instant refreshedAt, Instant expiresAt, boolean current) {}

    /** The logins of the caller, at most 1,000, those that were used last first. */
    public Uni<List<Login>> list(Identity caller) {
        return guards.postgresRead(() -> pool.preparedQuery(LIST)
                        .execute(Tuple.of(caller.userId().value())))
                .map(rows -> logins(rows, caller.sid()));
    }

    /**
     * Ends one of the caller's logins, or all others; answers how many.
     *
     * <p>Other gateways hear of it at once. One who ends the own login gets an answer first: that one is noticed by the
     * regular reading, half a second later.
     */
    public Uni<Integer> revoke(Identity caller, RevokeSession asked) {
        String named = asked.sessionId();
        UUID id = UUID.fromString(named == null ? caller.sid() : named);
        Uni<Integer> ended = guards.postgres(() -> pool.preparedQuery(REVOKE)
                        .execute(Tuple.of(caller.userId().value(), id, named != null)))
                .map(RowSet::rowCount);
        return caller.sid().equals(named) ? ended : ended.call(watch::announce);
    }

    private static List<Login> logins(RowSet<Row> rows, String sid) {
        List<Login> logins = new ArrayList<>();
        for (Row row : rows) {
            String id = row.getUUID(0).toString();
            logins.add(new Login(
                    id,
                    row.getOffsetDateTime(1).toInstant(),
                    row.getOffsetDateTime(2).toInstant(),
                    row.getOffsetDateTime(3).toInstant(),
                    id.equals(sid)));
        }
        return logins;
    }
}
