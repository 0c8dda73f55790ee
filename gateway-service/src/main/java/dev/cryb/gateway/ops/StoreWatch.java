package dev.cryb.gateway.ops;

import dev.cryb.gateway.account.Revocations;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Whether Postgres and Redis answer, so that people can be let in.
 *
 * <p>Postgres is judged by the reading of revocations, which runs anyway and without which nobody may come in; Redis by a
 * ping each second. So asking costs nothing and a flood of probes cannot hurt the stores.
 */
@Singleton
public class StoreWatch {

    private static final long PING_EVERY_MS = 1_000;
    private static final Duration PATIENCE = Duration.ofMillis(900);

    private final Revocations revocations;
    private final ReactiveRedisDataSource redis;
    private final Vertx vertx;
    private volatile boolean redisAnswers;
    private volatile long pings;

    StoreWatch(Revocations revocations, ReactiveRedisDataSource redis, Vertx vertx) {
        this.revocations = revocations;
        this.redis = redis;
        this.vertx = vertx;
    }

    /** Both stores answer. */
    public boolean ready() {
        return postgres() && redis();
    }

    /** Postgres answered within the last seconds. */
    public boolean postgres() {
        return revocations.current();
    }

    /** Redis answered the last ping. */
    public boolean redis() {
        return redisAnswers;
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(ignored -> {
            ping();
            pings = vertx.setPeriodic(PING_EVERY_MS, timer -> ping());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(pings);
    }

    private void ping() {
        redis.execute("PING")
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(pong -> redisAnswers = true, failure -> redisAnswers = false);
    }
}
