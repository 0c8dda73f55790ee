package dev.cryb.service.inbound;

import dev.cryb.bus.BusHandlers;
import dev.cryb.bus.BusMetrics;
import dev.cryb.bus.BusRuntime;
import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.LaneSettings;
import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.TodoHandler;
import dev.cryb.guard.Pulse;
import dev.cryb.request.Command;
import dev.cryb.request.Service;
import dev.cryb.service.config.BusSettings;
import dev.cryb.service.config.GuardedQueries;
import dev.cryb.trace.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Starts the bus with all handlers of the service when it starts, and ends it in good order.
 *
 * <p>{@code cryb.service} names the service.
 */
@ApplicationScoped
public class ServiceBus {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);
    private static final Duration LAST_TRACES = Duration.ofSeconds(1);

    private final BusRuntime runtime;
    private final Traces traces;

    public ServiceBus(
            Vertx vertx,
            Redis redis,
            Pool pool,
            BusSettings settings,
            @Any Instance<CommandHandler<?>> commandHandlers,
            GuardedQueries queryHandlers,
            @Any Instance<TodoHandler> todoHandlers,
            BusMetrics metrics) {
        this.traces = metrics.traces();
        this.runtime = new BusRuntime(
                vertx,
                redis,
                new PgLaneStore(pool),
                Service.of(settings.service()),
                dev.cryb.bus.Instance.of(settings.instance()),
                settings.bus().lanes(),
                LaneSettings.DEFAULT.at(settings.bus().pace()),
                new BusHandlers(
                        commandHandlers.stream().toList(),
                        queryHandlers.all(),
                        todoHandlers.stream().toList()),
                metrics);
    }

    public void onStart(@Observes StartupEvent event) {
        runtime.start();
    }

    /** Adds a command of the service's own to its line, as timers do; nobody awaits an answer. */
    public Uni<Void> enter(Command command) {
        return runtime.enter(command);
    }

    /** The partitions that this instance holds. */
    public Set<Integer> held() {
        return runtime.leases().held();
    }

    /** The loops, to be looked at from outside. */
    public List<Pulse> pulses() {
        return runtime.pulses();
    }

    /** How many partitions this instance holds. */
    public int partitionsHeld() {
        return runtime.leases().held().size();
    }

    /** How long the oldest committed batch has waited to be told, in milliseconds. */
    public long publishLagMillis() {
        return runtime.publishLagMillis();
    }

    /** How many commands wait in the streams that this instance serves. */
    public long commandsWaiting() {
        return runtime.commandsWaiting();
    }

    /** Waits, as nothing may close beneath the lanes while they finish. */
    public void onStop(@Observes ShutdownEvent event) {
        runtime.stop().onFailure().recoverWithNull().await().atMost(LONGEST_STOP);
        traces.close(LAST_TRACES);
    }
}
