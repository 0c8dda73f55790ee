package dev.cryb.messaging.bus;

import dev.cryb.bus.BusHandlers;
import dev.cryb.bus.BusMetrics;
import dev.cryb.bus.BusRuntime;
import dev.cryb.bus.Instance;
import dev.cryb.bus.LaneSettings;
import dev.cryb.bus.PgLaneStore;
import dev.cryb.guard.Pulse;
import dev.cryb.request.Service;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One instance of the service: its own event loops, pool and lanes, as a process of its own would have. */
final class Holder implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final BusRuntime runtime;
    private boolean closed;

    Holder(String name, String databaseUrl, String redisUrl, BusHandlers handlers) {
        PgConnectOptions options = PgConnectOptions.fromUri(databaseUrl)
                .setCachePreparedStatements(true)
                .addProperty("statement_timeout", "4s")
                .addProperty("lock_timeout", "2s")
                .addProperty("idle_in_transaction_session_timeout", "4s")
                .addProperty("search_path", "messaging");
        this.pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(12))
                .connectingTo(options)
                .using(vertx.getDelegate())
                .build());
        this.runtime = new BusRuntime(
                vertx,
                BusRig.redis(vertx, redisUrl),
                new PgLaneStore(pool),
                Service.MESSAGING,
                Instance.of(name),
                4,
                LaneSettings.DEFAULT,
                handlers,
                BusMetrics.NONE);
        runtime.start();
    }

    /** The partitions whose leases it has. */
    Set<Integer> held() {
        return runtime.leases().held();
    }

    /** Loops that have not turned for this long, or have ended. */
    List<String> silentFor(Duration time) {
        return runtime.pulses().stream()
                .filter(pulse -> pulse.hasEnded() || pulse.isSilentFor(time))
                .map(Pulse::name)
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    /** In good order, as on SIGTERM. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            runtime.stop().await().atMost(BusRig.LONGEST);
            pool.closeAndAwait();
            vertx.closeAndAwait();
        }
    }
}
