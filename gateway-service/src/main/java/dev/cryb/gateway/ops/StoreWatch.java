package dev.cryb.gateway.ops;

import dev.cryb.gateway.account.Revocations;
import dev.cryb.gateway.config.HealthSettings;
import dev.cryb.gateway.inbound.GatewayBus;
import dev.cryb.guard.Liveness;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

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
    private final Liveness liveness;
    private volatile boolean redisAnswers;
    private volatile long pings;

    StoreWatch(
            Revocations revocations,
            ReactiveRedisDataSource redis,
            Vertx vertx,
            GatewayBus bus,
            HealthSettings settings) {
        this.liveness = new Liveness(settings.stuckAfter(), bus.pulses());
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

    /** Loops that will not turn again. */
    public List<String> stuck() {
        return liveness.stuck();
    }

    private void ping() {
        liveness.onStores(ready());
        redis.execute("PING")
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(pong -> redisAnswers = true, failure -> redisAnswers = false);
    }
}
