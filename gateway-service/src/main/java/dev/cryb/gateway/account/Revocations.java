package dev.cryb.gateway.account;

import dev.cryb.gateway.config.AccountSettings;
import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Ends sessions on every gateway.
 *
 * <p>What ends is a row of {@code revocation}, or of {@code user_revocation} for all that a user has. Reading starts 30 s before the last read began, as rows become visible in
 * the order of commits, not of their times; the first read goes back as far as a token can still be good. A gateway that
 * has not read for 5 s does not know who is welcome.
 */
@Singleton
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** By Postgres' clock; the pool rather than Hibernate, as it runs twice a second on every gateway. */
    private static final String READ = "SELECT session_id, NULL::bigint, NULL::timestamptz FROM gateway.revocation"
            + " WHERE revoked_at > now() - $1 * interval '1 ms'"
            + " UNION ALL SELECT NULL, user_id, revoked_at FROM gateway.user_revocation"
            + " WHERE revoked_at > now() - $1 * interval '1 ms'";

    private final Pool pool;
    private final Guards guards;
    private final RevokedSessions revoked;
    private final RevokedUsers revokedUsers;
    private final Instance<RevocationListener> listeners;
    private final Duration tokenLife;
    private final Duration patience;
    private final long neverRead;
    private final AtomicLong lastRead;

    Revocations(
            Pool pool,
            Guards guards,
            RevokedSessions revoked,
            RevokedUsers revokedUsers,
            Instance<RevocationListener> listeners,
            JwtSettings jwt,
            AccountSettings settings) {
        this.pool = pool;
        this.guards = guards;
        this.revoked = revoked;
        this.revokedUsers = revokedUsers;
        this.listeners = listeners;
        this.tokenLife = jwt.expiresIn().plus(jwt.leeway()).plus(MARGIN);
        this.patience = settings.revocationPatience();
        this.neverRead = System.nanoTime() - tokenLife.toNanos();
        this.lastRead = new AtomicLong(neverRead);
    }

    /** Whether what this gateway knows is fresh enough to let somebody in. Callable on any thread. */
    public boolean current() {
        long last = lastRead.get();
        return last != neverRead && System.nanoTime() - last < patience.toNanos();
    }

    /** Reads what ended since the last time and tells the listeners. */
    Uni<Void> read() {
        long began = System.nanoTime();
        Duration back = Duration.ofNanos(began - lastRead.get()).plus(OVERLAP);
        return guards.postgresVital(() -> pool.preparedQuery(READ).execute(Tuple.of(back.toMillis())))
                .invoke(this::learn)
                .invoke(() -> lastRead.set(began))
                .replaceWithVoid();
    }

    private void learn(RowSet<Row> rows) {
        Instant now = Instant.now();
        Instant forget = now.plus(tokenLife);
        revoked.forgetBefore(now);
        revokedUsers.forgetBefore(now);
        for (Row row : rows) {
            UUID sid = row.getUUID(0);
            if (sid == null) {
                learnUser(new UserId(row.getLong(1)), row.getOffsetDateTime(2), forget);
            } else if (revoked.add(sid.toString(), forget)) {
                tell(listener -> listener.revoked(sid.toString()));
            }
        }
    }

    private void learnUser(UserId userId, OffsetDateTime at, Instant forget) {
        if (revokedUsers.add(userId, at, forget)) {
            tell(listener -> listener.revoked(userId));
        }
    }

    private void tell(Consumer<RevocationListener> word) {
        for (RevocationListener listener : listeners) {
            try {
                word.accept(listener);
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "%s failed at the end of a session",
                        listener.getClass().getSimpleName());
            }
        }
    }
}
