package dev.cryb.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.Stores;
import dev.cryb.stack.part.PartRunner;
import dev.cryb.stack.part.PartWatcher;
import dev.cryb.stack.part.Ports;
import dev.cryb.stack.store.LiveKitStore;
import dev.cryb.stack.store.Secrets;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real Postgres, a real Redis and, where there is one, a real LiveKit for the service under test.
 *
 * <p>The reconciler looks once a minute only: people whom a test lets LiveKit speak of are in no room of it.
 */
public final class StoresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable Stores stores;
    private @Nullable PartRunner livekit;

    @Override
    public Map<String, String> start() {
        Stores started = Stores.start();
        stores = started;
        Map<String, String> settings = new HashMap<>(started.environment("voice"));
        settings.put("quarkus.http.test-port", Integer.toString(Ports.free()));
        settings.put("cryb.voice.reconcile-every", "1m");
        Checkout checkout = Checkout.find();
        Optional<Path> program = LiveKitStore.program(checkout.programs());
        if ("true".equals(System.getenv("CI"))) {
            assertThat(program).as("a LiveKit").isPresent();
        }
        program.ifPresent(found -> {
            Path folder = checkout.testFolder();
            LiveKitStore store = LiveKitStore.prepare(
                    found,
                    folder,
                    folder.resolve("data"),
                    new Secrets(folder.resolve("secrets")),
                    List.of(),
                    false,
                    new PartWatcher() {});
            PartRunner runner = store.runner().orElseThrow();
            livekit = runner;
            runner.start();
            settings.putAll(store.environment());
        });
        return settings;
    }

    @Override
    public void stop() {
        if (livekit != null) {
            livekit.close();
        }
        if (stores != null) {
            stores.close();
        }
    }
}
