package dev.cryb.service.ops;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while both stores answer. */
@Readiness
@Singleton
public final class StoreReadiness implements HealthCheck {

    private final StoreWatch stores;

    public StoreReadiness(StoreWatch stores) {
        this.stores = stores;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stores")
                .withData("postgres", stores.postgres())
                .withData("redis", stores.redis())
                .status(stores.postgres() && stores.redis())
                .build();
    }
}
