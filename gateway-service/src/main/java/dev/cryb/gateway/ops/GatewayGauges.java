package dev.cryb.gateway.ops;

import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.inbound.GatewayBus;
import dev.cryb.gateway.protocol.LoopTickers;
import dev.cryb.gateway.protocol.OpenSockets;
import dev.cryb.gateway.protocol.Traffic;
import dev.cryb.guard.BreakerState;
import dev.cryb.guard.GuardMeters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How the gateway stands, asked only when someone looks.
 *
 * <ul>
 *   <li>{@code cryb.gateway.sockets{protocol, transport}}: open ones
 *   <li>{@code cryb.gateway.sessions}: those that are signed in, or about to be
 *   <li>{@code cryb.gateway.requests.waiting}: requests to services without an answer yet
 *   <li>{@code cryb.gateway.requests.slowest}: how long requests wait in the slowest line of a service
 *   <li>{@code cryb.gateway.presence.unsaid}: people whose sessions the presence service has not heard of yet
 *   <li>{@code cryb.gateway.event.tail.lag}: how far the event tail is behind
 *   <li>{@code cryb.gateway.outbox.bytes}: what clients have not taken yet, as of the last second
 *   <li>{@code cryb.gateway.bytes{direction}}: payload that sockets brought and took
 *   <li>{@code cryb.breaker.open{name}}: 1 while a breaker lets nothing, or probes only, through
 * </ul>
 */
@Singleton
final class GatewayGauges {

    private final MeterRegistry registry;
    private final GatewayBus bus;
    private final Guards guards;
    private final OpenSockets sockets;
    private final LoopTickers tickers;
    private final Traffic traffic;

    GatewayGauges(
            MeterRegistry registry,
            GatewayBus bus,
            Guards guards,
            OpenSockets sockets,
            LoopTickers tickers,
            Traffic traffic) {
        this.tickers = tickers;
        this.traffic = traffic;
        this.registry = registry;
        this.bus = bus;
        this.guards = guards;
        this.sockets = sockets;
    }

    void register(@Observes StartupEvent event) {
        for (OpenSockets.Kind kind : OpenSockets.Kind.values()) {
            Gauge.builder("cryb.gateway.sockets", () -> sockets.count(kind))
                    .description("Open sockets")
                    .tag("protocol", kind.protocol())
                    .tag("transport", kind.transport())
                    .register(registry);
        }
        Gauge.builder("cryb.gateway.sessions", bus::sessionCount)
                .description("Sessions that are signed in, or about to be")
                .register(registry);
        Gauge.builder("cryb.gateway.requests.waiting", bus::waitingCount)
                .description("Requests to services without an answer yet")
                .register(registry);
        TimeGauge.builder("cryb.gateway.requests.slowest", bus::slowestMillis, TimeUnit.MILLISECONDS)
                .description("How long requests wait in the slowest line of a service")
                .register(registry);
        Gauge.builder("cryb.gateway.presence.unsaid", bus::unsaidCount)
                .description("People whose sessions the presence service has not heard of yet")
                .register(registry);
        TimeGauge.builder("cryb.gateway.event.tail.lag", bus::lagMillis, TimeUnit.MILLISECONDS)
                .description("How far the event tail is behind")
                .register(registry);
        Gauge.builder("cryb.gateway.outbox.bytes", tickers::pendingBytes)
                .description("What clients have not taken yet")
                .register(registry);
        bytes("in", Traffic::in);
        bytes("out", Traffic::out);
        GuardMeters.register(registry, guards::counts);
        register(guards::states);
        register(bus::breakers);
    }

    private void bytes(String direction, ToDoubleFunction<Traffic> count) {
        FunctionCounter.builder("cryb.gateway.bytes", traffic, count)
                .description("Payload that sockets brought and took")
                .tag("direction", direction)
                .register(registry);
    }

    private void register(Supplier<List<BreakerState>> breakers) {
        for (BreakerState one : breakers.get()) {
            Gauge.builder("cryb.breaker.open", () -> isOpen(breakers.get(), one.name()))
                    .description("1 while a breaker lets nothing, or probes only, through")
                    .tag("name", one.name())
                    .register(registry);
        }
    }

    private static int isOpen(List<BreakerState> breakers, String name) {
        return breakers.stream().anyMatch(one -> one.name().equals(name) && one.state() != BreakerState.State.CLOSED)
                ? 1
                : 0;
    }
}
