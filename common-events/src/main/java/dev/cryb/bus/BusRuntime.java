package dev.cryb.bus;

import dev.cryb.guard.Pulse;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A service's side of the bus: its lanes, leases and queries, each on a context of its own.
 *
 * <p>Start it when the database is migrated; stop it before the pool closes: lanes finish and publish their batch, then
 * the leases go to the others.
 */
public final class BusRuntime {

    private static final Logger LOG = Logger.getLogger(BusRuntime.class);
    private static final Duration CLOCK = Duration.ofSeconds(1);

    /** Who asks what nobody asked. */
    private static final Caller SELF = new Caller(new UserId(1), "service", "service", null);

    private final Vertx vertx;
    private final Service service;
    private final Home ownHome;
    private final CommandPublisher ownPublisher;
    private final RedisClock clock;
    private final Neighbours neighbours;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Uni<Void>> lanesRunning = new ArrayList<>();
    private final List<Uni<Void>> running = new ArrayList<>();
    private final PartitionLeases leases;
    private final TodoWorker todos;
    private final QueryConsumer queries;
    private final Context queryContext;
    private volatile boolean stopping;

    /**
     * @param lanes how many loops share the partitions
     */
    public BusRuntime(
            Vertx vertx,
            Redis redis,
            PgLaneStore store,
            Service service,
            Instance instance,
            int lanes,
            LaneSettings bounds,
            BusHandlers handlers,
            BusMetrics metrics) {
        this.vertx = vertx;
        this.service = service;
        Streams streams = bounds.streams();
        this.clock = new RedisClock(new RedisLink(redis, Duration.ofSeconds(2)));
        this.neighbours = new Neighbours(new RedisLink(redis, Duration.ofSeconds(2)), streams, clock);
        LaneSettings settings = bounds.knowing(neighbours::takes);
        CommandHandlers commands = new CommandHandlers(handlers.commands());
        HaltAt halt = HaltAt.fromEnvironment();
        for (int i = 0; i < lanes; i++) {
            LaneStreams own = new RedisLaneStreams(service, streams, redis, clock);
            this.lanes.add(
                    halt == null
                            ? new Lane(service, settings, store, own, commands, metrics, this::workLeft, point -> {})
                            : new Lane(
                                    service,
                                    settings,
                                    store,
                                    halt.streams(own),
                                    commands,
                                    metrics,
                                    this::workLeft,
                                    halt::reached));
        }
        this.leases = new PartitionLeases(service, streams, instance, this.lanes, redis, metrics);
        this.ownHome = Home.on(vertx);
        this.ownPublisher = new CommandPublisher(
                streams, new RedisWriter(ownHome.context(), new RedisLink(redis, Duration.ofSeconds(4))));
        this.todos = todoWorker(service, store, handlers.todos(), metrics);
        this.queryContext = context();
        this.queries = new QueryConsumer(
                service,
                streams,
                instance,
                new RedisLink(redis, Duration.ofSeconds(4)),
                new RedisWriter(queryContext, new RedisLink(redis, Duration.ofSeconds(4))),
                clock,
                handlers.queries(),
                metrics);
    }

    private TodoWorker todoWorker(
            Service service, PgLaneStore store, Collection<? extends TodoHandler> handlers, BusMetrics metrics) {
        return new TodoWorker(service, ownHome, store.todos(), ownPublisher, leases::held, handlers, metrics);
    }

    /** Adds a command to the service's own line, as timers do; nobody awaits an answer. Safe from any thread. */
    public Uni<Void> enter(Command command) {
        CommandEntry entry = new CommandEntry(
                StreamId.ZERO, command.requestType().wireName(), SELF, "", false, false, "", 0, Json.write(command));
        return Uni.createFrom()
                .emitter(emitter -> ownHome.execute(() -> ownPublisher
                        .command(service, command.partition(SELF, ""), entry)
                        .subscribe()
                        .with(emitter::complete, emitter::fail)));
    }

    private void workLeft() {
        todos.kick();
    }

    /** Starts all loops. */
    public void start() {
        on(context(), new Pulse("clock"), () -> Uni.createFrom()
                .deferred(() ->
                        clock.refresh().chain(neighbours::refresh).onFailure().recoverWithNull())
                .chain(() -> Home.pause(CLOCK).replaceWith(true))
                .repeat()
                .whilst(turned -> !stopping)
                .collect()
                .last()
                .replaceWithVoid());
        for (Lane lane : lanes) {
            lanesRunning.add(on(context(), lane.pulse(), lane::run));
        }
        on(context(), leases.pulse(), leases::run);
        running.add(on(queryContext, queries.pulse(), queries::run));
        todos.start();
    }

    /** Ends all loops in good order: what we hold goes to the others before anything else is waited for. */
    public Uni<Void> stop() {
        stopping = true;
        lanes.forEach(Lane::stop);
        queries.stop();
        running.add(todos.stop());
        return ended(lanesRunning)
                .chain(leases::stop)
                .onFailure()
                .invoke(failure -> LOG.warnf("leases were not given up: %s", failure))
                .onFailure()
                .recoverWithNull()
                .chain(() -> ended(running));
    }

    private static Uni<Void> ended(List<Uni<Void>> loops) {
        return Uni.join()
                .all(loops)
                .andCollectFailures()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** The partitions that this instance serves. */
    public PartitionLeases leases() {
        return leases;
    }

    /** How long the oldest committed batch has waited to be told, in milliseconds. */
    public long publishLagMillis() {
        return lanes.stream().mapToLong(Lane::publishLagMillis).max().orElse(0);
    }

    /** How many commands wait in the streams that this instance serves, as of the last second. */
    public long commandsWaiting() {
        return lanes.stream().mapToLong(Lane::commandsWaiting).sum();
    }

    private Context context() {
        return Home.on(vertx).context();
    }

    /** The loops, to be looked at from outside. */
    public List<Pulse> pulses() {
        List<Pulse> pulses = new ArrayList<>(lanes.stream().map(Lane::pulse).toList());
        pulses.add(leases.pulse());
        pulses.add(queries.pulse());
        return pulses;
    }

    private void endUnlessStopping(Pulse pulse) {
        if (!stopping) {
            pulse.end();
        }
    }

    /** Runs a loop on a context; what it gives is only for waiting until the loop has ended. */
    private Uni<Void> on(Context context, Pulse pulse, Supplier<Uni<Void>> loop) {
        java.util.concurrent.CompletableFuture<Void> ended = new java.util.concurrent.CompletableFuture<>();
        context.runOnContext(() -> loop.get()
                .subscribe()
                .with(
                        done -> {
                            endUnlessStopping(pulse);
                            ended.complete(null);
                        },
                        failure -> {
                            endUnlessStopping(pulse);
                            LOG.error("a loop of the bus ended", failure);
                            ended.completeExceptionally(failure);
                        }));
        return Uni.createFrom().completionStage(ended);
    }
}
