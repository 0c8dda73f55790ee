package dev.cryb.service.ops;

import dev.cryb.id.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Checks at the start that the database is one of ours, and rolls the nonces' partitions from then on. */
@ApplicationScoped
public class DatabaseUpkeep {

    private static final Logger LOG = Logger.getLogger(DatabaseUpkeep.class);
    private static final Duration ROLL = Duration.ofMinutes(10);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Pool pool;
    private long timer = -1;

    public DatabaseUpkeep(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Before the bus, as ids of another layout would lead to the wrong lines. */
    public void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        int partitions = pool.query("SELECT partitions FROM setting")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .await()
                .atMost(LONGEST_CHECK);
        if (partitions != Ids.PARTITIONS) {
            throw new IllegalStateException("this database has " + partitions + " partitions, not " + Ids.PARTITIONS);
        }
        roll();
        timer = vertx.setPeriodic(ROLL.toMillis(), id -> roll());
    }

    public void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void roll() {
        pool.query("SELECT roll_idempotency()")
                .execute()
                .subscribe()
                .with(rolled -> {}, failure -> LOG.warnf("partitions of nonces were not rolled: %s", failure));
    }
}
