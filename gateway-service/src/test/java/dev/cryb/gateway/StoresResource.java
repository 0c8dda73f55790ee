package dev.cryb.gateway;

import dev.cryb.stack.Stores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Postgres and a real Redis for the gateway under test. */
public final class StoresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Stores stores;

    @Override
    public Map<String, String> start() {
        stores = Stores.start();
        return stores.environment("gateway");
    }

    @Override
    public void stop() {
        if (stores != null) {
            stores.close();
        }
    }
}
