package dev.cryb.bus;

import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.VertxInternal;
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

    private final Vertx vertx;
    private final RedisClock clock;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Uni<Void>> running = new ArrayList<>();
    private final PartitionLeases leases;
    private final QueryConsumer queries;
    private final Context queryContext;

    /**
     * @param lanes how many loops share the partitions
     */
    public BusRuntime(
            Vertx vertx,
            Redis redis,
            LaneStore store,
            Service service,
            Instance instance,
            int lanes,
            LaneSettings settings,
            Collection<? extends CommandHandler<?>> commandHandlers,
            Collection<? extends QueryHandler<?>> queryHandlers) {
        this.vertx = vertx;
        Streams streams = settings.streams();
        this.clock = new RedisClock(new RedisLink(redis, Duration.ofSeconds(2)));
        CommandHandlers handlers = new CommandHandlers(commandHandlers);
        HaltAt halt = HaltAt.fromEnvironment();
        for (int i = 0; i < lanes; i++) {
            LaneStreams own = new RedisLaneStreams(service, streams, redis, clock);
            this.lanes.add(
                    halt == null
                            ? new Lane(service, settings, store, own, handlers, point -> {})
                            : new Lane(service, settings, store, halt.streams(own), handlers, halt::reached));
        }
        this.leases = new PartitionLeases(service, streams, instance, this.lanes, redis);
        this.queryContext = context();
        this.queries = new QueryConsumer(
                service,
                streams,
                instance,
                new RedisLink(redis, Duration.ofSeconds(4)),
                new RedisWriter(queryContext, new RedisLink(redis, Duration.ofSeconds(4))),
                clock,
                queryHandlers);
    }

    /** Starts all loops. */
    public void start() {
        on(context(), () -> Uni.createFrom()
                .deferred(() -> clock.refresh().onFailure().recoverWithNull())
                .chain(() -> Uni.createFrom().item(true).onItem().delayIt().by(CLOCK))
                .repeat()
                .indefinitely()
                .collect()
                .last()
                .replaceWithVoid());
        for (Lane lane : lanes) {
            running.add(on(context(), lane::run));
        }
        on(context(), leases::run);
        running.add(on(queryContext, queries::run));
    }

    /** Ends all loops in good order. */
    public Uni<Void> stop() {
        lanes.forEach(Lane::stop);
        queries.stop();
        return Uni.join()
                .all(running)
                .andCollectFailures()
                .onFailure()
                .recoverWithNull()
                .chain(leases::stop)
                .onFailure()
                .invoke(failure -> LOG.warnf("leases were not given up: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** The partitions that this instance serves. */
    public PartitionLeases leases() {
        return leases;
    }

    private Context context() {
        VertxInternal internal = (VertxInternal) vertx.getDelegate();
        return Context.newInstance(internal.createEventLoopContext());
    }

    /** Runs a loop on a context; what it gives is only for waiting until the loop has ended. */
    private static Uni<Void> on(Context context, Supplier<Uni<Void>> loop) {
        java.util.concurrent.CompletableFuture<Void> ended = new java.util.concurrent.CompletableFuture<>();
        context.runOnContext(() -> loop.get().subscribe().with(done -> ended.complete(null), failure -> {
            LOG.error("a loop of the bus ended", failure);
            ended.completeExceptionally(failure);
        }));
        return Uni.createFrom().completionStage(ended);
    }
}
