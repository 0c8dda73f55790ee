package dev.cryb.media;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stores;
import dev.cryb.stack.StoresOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Postgres, Redis and S3 for the service under test. */
public final class StoresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Stores stores;

    @Override
    public Map<String, String> start() {
        Stores started =
                Stores.start(StoresOptions.in(Checkout.find().testFolder()).withS3());
        stores = started;
        return new HashMap<>(started.environment("media"));
    }

    @Override
    public void stop() {
        if (stores != null) {
            stores.close();
        }
    }
}
