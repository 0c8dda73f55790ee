package dev.cryb.gateway.account;

import dev.cryb.gateway.config.Guards;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Finds them in table {@code account}, by issuer and subject.
 *
 * <p>Plain SQL rather than Hibernate, as sockets ask from their own event loops, without a request around them. A name
 * that is taken, or was no name of ours, gets the id's last digits.
 */
@Singleton
public class PgOutsideAccounts implements OutsideAccounts {

    private static final String FIND = "SELECT id, username, display_name, avatar,"
            + " suspended_at IS NOT NULL, suspended_reason FROM gateway.account WHERE issuer = $1 AND subject = $2";
    private static final String MAKE = "INSERT INTO gateway.account (id, username, display_name, issuer, subject)"
            + " SELECT $1, CASE WHEN EXISTS (SELECT FROM gateway.account WHERE username = $2) THEN $3 ELSE $2 END,"
            + " $4, $5, $6 ON CONFLICT DO NOTHING";
    private static final int ROOM_FOR_DIGITS = 24;

    private final Pool pool;
    private final Guards guards;

    PgOutsideAccounts(Pool pool, Guards guards) {
        this.pool = pool;
        this.guards = guards;
    }

    @Override
    public Uni<User> of(String issuer, String subject, String wish) {
        return guards.postgres(() -> find(issuer, subject).onItem().ifNull().switchTo(() -> make(issuer, subject, wish)
                .chain(() -> find(issuer, subject))));
    }

    private Uni<User> find(String issuer, String subject) {
        return pool.preparedQuery(FIND).execute(Tuple.of(issuer, subject)).map(rows -> {
            for (Row row : rows) {
                if (row.getBoolean(4)) {
                    throw Suspensions.refusal(row.getString(5));
                }
                return new User(new UserId(row.getLong(0)), row.getString(1), row.getString(2), row.getString(3));
            }
            return null;
        });
    }

    private Uni<Void> make(String issuer, String subject, String wish) {
        return pool.query("SELECT nextval('gateway.user_counter')")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .map(count -> AccountRepository.id(count, System.currentTimeMillis()))
                .chain(id -> pool.preparedQuery(MAKE)
                        .execute(names(id, wish).addString(issuer).addString(subject)))
                .replaceWithVoid();
    }

    private static Tuple names(long id, String wish) {
        String fitting = wish.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "_");
        String shortened = fitting.substring(0, Math.min(ROOM_FOR_DIGITS, fitting.length()));
        String numbered = shortened + "_" + id % 10_000_000;
        String name = shortened.length() < 2 ? numbered : shortened;
        return Tuple.tuple().addLong(id).addString(name).addString(numbered).addString(shown(wish, name));
    }

    private static String shown(String wish, String name) {
        String stripped = wish.strip();
        int end = stripped.offsetByCodePoints(0, Math.min(32, stripped.codePointCount(0, stripped.length())));
        return stripped.isEmpty() ? name : stripped.substring(0, end);
    }
}
