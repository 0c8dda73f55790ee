package dev.cryb.service.ops;

import dev.cryb.guard.BreakerState;
import dev.cryb.guard.GuardMeters;
import dev.cryb.service.config.Guards;
import dev.cryb.service.inbound.ServiceBus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * How the service stands, asked only when someone looks.
 *
 * <ul>
 *   <li>{@code cryb.bus.partitions.held}: partitions whose leases this instance has; 64 over all instances
 *   <li>{@code cryb.bus.commands.waiting}: commands in the streams of these partitions; what scalers go by
 *   <li>{@code cryb.bus.publish.lag}: how long the oldest committed batch has waited to be told
 *   <li>{@code cryb.breaker.open{name}}: 1 while a breaker lets nothing, or probes only, through
 * </ul>
 */
@Singleton
public final class BusGauges {

    private final MeterRegistry registry;
    private final ServiceBus bus;
    private final Guards guards;

    public BusGauges(MeterRegistry registry, ServiceBus bus, Guards guards) {
        this.registry = registry;
        this.bus = bus;
        this.guards = guards;
    }

    public void register(@Observes StartupEvent event) {
        Gauge.builder("cryb.bus.partitions.held", bus::partitionsHeld)
                .description("Partitions whose leases this instance has")
                .register(registry);
        Gauge.builder("cryb.bus.commands.waiting", bus::commandsWaiting)
                .description("Commands in the streams that this instance serves, as of the last second")
                .register(registry);
        TimeGauge.builder("cryb.bus.publish.lag", bus::publishLagMillis, TimeUnit.MILLISECONDS)
                .description("How long the oldest committed batch has waited to be told")
                .register(registry);
        GuardMeters.register(registry, guards::counts);
        for (BreakerState breaker : guards.states()) {
            Gauge.builder("cryb.breaker.open", () -> isOpen(breaker.name()))
                    .description("1 while a breaker lets nothing, or probes only, through")
                    .tag("name", breaker.name())
                    .register(registry);
        }
    }

    private int isOpen(String name) {
        return guards.states().stream()
                        .anyMatch(one -> one.name().equals(name) && one.state() != BreakerState.State.CLOSED)
                ? 1
                : 0;
    }
}
