package dev.cryb.presence;

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
        HashMap<String, String> settings = new HashMap<>(started.environment("presence"));
        settings.put("cryb.presence.grace", "1s");
        settings.put("cryb.presence.quiet", "200ms");
        settings.put("cryb.presence.absence", "3s");
        return settings;
    }

    @Override
    public void stop() {
        if (stores != null) {
            stores.close();
        }
    }
}
