package dev.cryb.messaging.inbound;

import dev.cryb.bus.BusHandlers;
import dev.cryb.bus.BusMetrics;
import dev.cryb.bus.BusRuntime;
import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.LaneSettings;
import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.TodoHandler;
import dev.cryb.messaging.config.GuardedQueries;
import dev.cryb.request.Service;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the bus with all handlers of the service when it starts, and ends it in good order. */
@ApplicationScoped
public class MessagingBus {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final BusRuntime runtime;

    public MessagingBus(
            Vertx vertx,
            Redis redis,
            Pool pool,
            @ConfigProperty(name = "cryb.instance") String instance,
            @ConfigProperty(name = "cryb.bus.lanes", defaultValue = "4") int lanes,
            @Any Instance<CommandHandler<?>> commandHandlers,
            GuardedQueries queryHandlers,
            @Any Instance<TodoHandler> todoHandlers,
            BusMetrics metrics) {
        this.runtime = new BusRuntime(
                vertx,
                redis,
                new PgLaneStore(pool),
                Service.MESSAGING,
                dev.cryb.bus.Instance.of(instance),
                lanes,
                LaneSettings.DEFAULT,
                new BusHandlers(
                        commandHandlers.stream().toList(),
                        queryHandlers.all(),
                        todoHandlers.stream().toList()),
                metrics);
    }

    void onStart(@Observes StartupEvent event) {
        runtime.start();
    }

    /** How many partitions this instance holds. */
    public int partitionsHeld() {
        return runtime.leases().held().size();
    }

    /** How long the oldest committed batch has waited to be told, in milliseconds. */
    public long publishLagMillis() {
        return runtime.publishLagMillis();
    }

    /** Waits, as nothing may close beneath the lanes while they finish. */
    void onStop(@Observes ShutdownEvent event) {
        runtime.stop().onFailure().recoverWithNull().await().atMost(LONGEST_STOP);
    }
}
