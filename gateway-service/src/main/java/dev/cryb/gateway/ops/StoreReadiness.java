package dev.cryb.gateway.ops;

import dev.cryb.gateway.inbound.GatewayBus;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while both stores answer, see {@link StoreWatch}, and the bus runs. */
@Readiness
@Singleton
public class StoreReadiness implements HealthCheck {

    private final StoreWatch stores;
    private final GatewayBus bus;

    StoreReadiness(StoreWatch stores, GatewayBus bus) {
        this.stores = stores;
        this.bus = bus;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stores")
                .withData("postgres", stores.postgres())
                .withData("redis", stores.redis())
                .withData("bus", bus.isReady())
                .status(stores.ready() && bus.isReady())
                .build();
    }
}
