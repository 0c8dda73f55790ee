package dev.cryb.service.ops;

import dev.cryb.guard.Liveness;
import dev.cryb.service.config.HealthSettings;
import dev.cryb.service.inbound.ServiceBus;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether Postgres and Redis answer, asked each second, and what that says of our loops.
 *
 * <p>Probes only look at what is known, so a flood of them cannot hurt the stores. A store that has not answered yet is
 * not asked again, so that one that hangs gets no more than one of our connections.
 */
@Singleton
public final class StoreWatch {

    private static final long EVERY_MS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Store postgres;
    private final Store redis;
    private final Liveness liveness;
    private volatile long timer = -1;

    public StoreWatch(Vertx vertx, Pool pool, ReactiveRedisDataSource redis, ServiceBus bus, HealthSettings settings) {
        this.vertx = vertx;
        this.postgres = new Store(() -> pool.query("SELECT 1").execute());
        this.redis = new Store(() -> redis.execute("PING"));
        this.liveness = new Liveness(settings.stuckAfter(), bus.pulses());
    }

    void start(@Observes StartupEvent event) {
        look();
        timer = vertx.setPeriodic(EVERY_MS, tick -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Postgres answers. */
    public boolean postgres() {
        return postgres.answers();
    }

    /** Redis answers. */
    public boolean redis() {
        return redis.answers();
    }

    /** Loops that will not turn again. */
    public List<String> stuck() {
        return liveness.stuck();
    }

    private void look() {
        postgres.ask();
        redis.ask();
        liveness.onStores(postgres() && redis());
    }

    /** One of them; asked by one thread at a time. */
    private static final class Store {

        private final Supplier<Uni<?>> question;
        private volatile boolean answered;
        private volatile long askedAt;

        Store(Supplier<Uni<?>> question) {
            this.question = question;
        }

        boolean answers() {
            return answered && (askedAt == 0 || System.nanoTime() - askedAt < PATIENCE.toNanos());
        }

        void ask() {
            if (askedAt == 0) {
                askedAt = System.nanoTime();
                question.get().subscribe().with(answer -> ended(true), failure -> ended(false));
            }
        }

        private void ended(boolean well) {
            answered = well;
            askedAt = 0;
        }
    }
}
