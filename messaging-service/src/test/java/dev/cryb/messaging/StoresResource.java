package dev.cryb.messaging;

import dev.cryb.stack.Stores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Postgres and a real Redis for the service under test. */
public final class StoresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Stores stores;

    @Override
    public Map<String, String> start() {
        Stores started = Stores.start();
        stores = started;
        return new HashMap<>(started.environment("messaging"));
    }

    @Override
    public void stop() {
        if (stores != null) {
            stores.close();
        }
    }
}
