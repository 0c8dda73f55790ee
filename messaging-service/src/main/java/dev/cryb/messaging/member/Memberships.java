package dev.cryb.messaging.member;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.person.People;
import dev.cryb.request.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Who is in which server: the tables {@code member} and {@code timeout}, and the count in {@code server}. */
@ApplicationScoped
public class Memberships {

    /** Servers that a user may be in. */
    public static final int MAX_SERVERS = 100;

    /** Memberships of servers that are gone count no more, even before they are swept. */
    private static final String COUNT =
            "SELECT count(*) FROM member m JOIN server s ON s.id = m.server_id WHERE m.user_id = $1";

    private static final String ENTER = """
            WITH kept AS (DELETE FROM timeout WHERE server_id = $1 AND user_id = $2 RETURNING until),
            entered AS (
                INSERT INTO member (server_id, user_id, joined_at, timeout_until)
                VALUES ($1, $2, $3, (SELECT until FROM kept WHERE until > $3)) RETURNING server_id)
            UPDATE server SET member_count = member_count + 1 WHERE id = (SELECT server_id FROM entered)""";

    private static final String LEAVE = """
            WITH gone AS (
                DELETE FROM member WHERE server_id = $1 AND user_id = $2 RETURNING server_id, user_id, timeout_until),
            kept AS (
                INSERT INTO timeout (server_id, user_id, until)
                SELECT server_id, user_id, timeout_until FROM gone WHERE timeout_until IS NOT NULL)
            UPDATE server SET member_count = member_count - 1 WHERE id = (SELECT server_id FROM gone)""";

    private final People people;

    public Memberships(People people) {
        this.people = people;
    }

    /**
     * Refuses one who is in as many servers as one may be.
     *
     * <p>A user's servers lie in many partitions, which count them at once: whoever meets the user first locks the
     * profile, and the others wait.
     */
    public Uni<Void> requireRoom(SqlConnection connection, Caller caller) {
        Tuple key = Tuple.of(caller.userId().value());
        return people.meet(connection, caller)
                .chain(() -> connection.preparedQuery(COUNT).execute(key))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong(0) >= MAX_SERVERS) {
                        throw Refused.of(ErrorCode.LIMIT_REACHED, "You can be in at most " + MAX_SERVERS + " servers.");
                    }
                })
                .replaceWithVoid();
    }

    /** Adds a membership of one for whom there is room; a timeout that runs goes on. */
    public Uni<Void> enter(SqlConnection connection, ServerId id, UserId userId, Instant now) {
        return connection
                .preparedQuery(ENTER)
                .execute(Tuple.of(id.value(), userId.value(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Whether a user is in a server that is there. */
    public Uni<Boolean> isMember(SqlConnection connection, ServerId id, UserId userId) {
        return connection
                .preparedQuery("SELECT 1 FROM member WHERE server_id = $1 AND user_id = $2")
                .execute(Tuple.of(id.value(), userId.value()))
                .map(rows -> rows.size() > 0);
    }

    /** Ends a membership; a timeout is kept for one who comes again. */
    public Uni<Void> leave(SqlConnection connection, ServerId id, UserId userId) {
        return connection
                .preparedQuery(LEAVE)
                .execute(Tuple.of(id.value(), userId.value()))
                .replaceWithVoid();
    }
}
