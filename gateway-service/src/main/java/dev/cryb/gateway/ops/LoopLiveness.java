package dev.cryb.gateway.ops;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while the core loop and the tails turn, or wait for a store that is away. */
@Liveness
@Singleton
public class LoopLiveness implements HealthCheck {

    private final StoreWatch stores;

    LoopLiveness(StoreWatch stores) {
        this.stores = stores;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> stuck = stores.stuck();
        return HealthCheckResponse.named("loops")
                .withData("stuck", String.join(", ", stuck))
                .status(stuck.isEmpty())
                .build();
    }
}
