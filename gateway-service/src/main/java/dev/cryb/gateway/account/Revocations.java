package dev.cryb.gateway.account;

import dev.cryb.gateway.config.AccountSettings;
import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.config.JwtSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Ends sessions on every gateway.
 *
 * <p>What ends is a row of {@code revocation}. Reading starts 30 s before the last read began, as rows become visible in
 * the order of commits, not of their times; the first read goes back as far as a token can still be good. A gateway that
 * has not read for 5 s does not know who is welcome.
 */
@Singleton
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** By Postgres' clock; the pool rather than Hibernate, as it runs twice a second on every gateway. */
    private static final String READ =
            "SELECT session_id FROM gateway.revocation WHERE revoked_at > now() - $1 * interval '1 ms'";

    private final Pool pool;
    private final Guards guards;
    private final RevokedSessions revoked;
    private final Instance<RevocationListener> listeners;
    private final Duration tokenLife;
    private final Duration patience;
    private final long neverRead;
    private final AtomicLong lastRead;

    Revocations(
            Pool pool,
            Guards guards,
            RevokedSessions revoked,
            Instance<RevocationListener> listeners,
            JwtSettings jwt,
            AccountSettings settings) {
        this.pool = pool;
        this.guards = guards;
        this.revoked = revoked;
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
        return guards.postgres(() -> pool.preparedQuery(READ).execute(Tuple.of(back.toMillis())))
                .invoke(this::learn)
                .invoke(() -> lastRead.set(began))
                .replaceWithVoid();
    }

    private void learn(RowSet<Row> rows) {
        Instant now = Instant.now();
        revoked.forgetBefore(now);
        for (Row row : rows) {
            String sid = row.getUUID(0).toString();
            if (revoked.add(sid, now.plus(tokenLife))) {
                tell(sid);
            }
        }
    }

    private void tell(String sid) {
        for (RevocationListener listener : listeners) {
            try {
                listener.revoked(sid);
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "%s failed at the end of a session",
                        listener.getClass().getSimpleName());
            }
        }
    }
}
