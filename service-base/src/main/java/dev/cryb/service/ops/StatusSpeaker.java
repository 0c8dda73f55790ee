package dev.cryb.service.ops;

import dev.cryb.bus.Streams;
import dev.cryb.guard.InstanceStatus;
import dev.cryb.json.Json;
import dev.cryb.request.Service;
import dev.cryb.service.config.BusSettings;
import dev.cryb.service.config.Guards;
import dev.cryb.service.inbound.ServiceBus;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells gateways each second how this instance is; it is forgotten when it falls silent. */
@Singleton
public final class StatusSpeaker {

    private static final long EVERY_MS = 1_000;
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final ReactiveRedisDataSource redis;
    private final BusSettings settings;
    private final ServiceBus bus;
    private final StoreWatch stores;
    private final Guards guards;
    private volatile long timer = -1;
    private volatile boolean speaking;

    public StatusSpeaker(
            Vertx vertx,
            ReactiveRedisDataSource redis,
            BusSettings settings,
            ServiceBus bus,
            StoreWatch stores,
            Guards guards) {
        this.vertx = vertx;
        this.redis = redis;
        this.settings = settings;
        this.bus = bus;
        this.stores = stores;
        this.guards = guards;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(0, EVERY_MS, tick -> speak());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void speak() {
        if (speaking) {
            return;
        }
        speaking = true;
        InstanceStatus status = new InstanceStatus(
                settings.instance(), stores.stuck(), bus.partitionsHeld(), bus.publishLagMillis(), guards.states());
        redis.execute(
                        "SET",
                        Streams.DEFAULT.status(Service.of(settings.service()), settings.instance()),
                        Json.write(status),
                        "PX",
                        Long.toString(KEPT.toMillis()))
                .onTermination()
                .invoke(() -> speaking = false)
                .subscribe()
                .with(said -> {}, away -> {});
    }
}
