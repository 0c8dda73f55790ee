package dev.cryb.gateway.inbound;

import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.ops.StoreWatch;
import dev.cryb.gateway.protocol.OpenSockets;
import dev.cryb.guard.BreakerState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What {@code /health}, {@code /metrics/socket} and {@code /status/circuit-breakers} know, in one. */
@Singleton
final class AdminHealth {

    private final StoreWatch stores;
    private final GatewayBus bus;
    private final OpenSockets sockets;
    private final Guards guards;
    private final String instance;

    AdminHealth(
            StoreWatch stores,
            GatewayBus bus,
            OpenSockets sockets,
            Guards guards,
            @ConfigProperty(name = "cryb.instance") String instance) {
        this.stores = stores;
        this.bus = bus;
        this.sockets = sockets;
        this.guards = guards;
        this.instance = instance;
    }

    Report report() {
        return new Report(
                stores.ready() && bus.isReady() ? "ok" : "unavailable",
                instance,
                new Stores(stores.postgres(), stores.redis()),
                new Tails(bus.isReady(), bus.lagMillis()),
                sockets.count(),
                bus.sessionCount(),
                bus.waitingCount(),
                Stream.concat(guards.states().stream(), bus.breakers().stream()).toList());
    }

    /**
     * What it answers.
     *
     * @param sockets open ones
     * @param sessions signed in, or about to be
     * @param requestsWaiting without an answer of their service yet
     */
    record Report(
            String status,
            String instance,
            Stores stores,
            Tails tails,
            long sockets,
            int sessions,
            int requestsWaiting,
            List<BreakerState> breakers) {}

    /** Which of them answer. */
    record Stores(boolean postgres, boolean redis) {}

    /**
     * The readers of the bus.
     *
     * @param eventLagMs how far the event tail is behind
     */
    record Tails(boolean running, long eventLagMs) {}
}
