package dev.cryb.presence.inbound;

import dev.cryb.bus.RedisLink;
import dev.cryb.bus.Streams;
import dev.cryb.presence.config.PresenceSettings;
import dev.cryb.request.Vacate;
import dev.cryb.service.inbound.ServiceBus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Watches the leases of gateways under which sessions of our partitions live, and ends those sessions with them.
 *
 * <p>The leases are looked at every second, which ones there are every few seconds.
 */
@ApplicationScoped
class LeaseWatch {

    private static final Logger LOG = Logger.getLogger(LeaseWatch.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int BEATS_A_LISTING = 3;
    private static final int BEATS_AGAIN = 5;

    private static final String LIVING = """
            SELECT DISTINCT lease, ((user_id >> 16) & 63)::int AS partition
            FROM person, unnest(leases) AS lease
            WHERE leases <> '{}' AND (user_id >> 16) & 63 = ANY($1)""";

    private final Vertx vertx;
    private final Pool pool;
    private final RedisLink redis;
    private final ServiceBus bus;
    private final Absences absences;
    private final Map<String, Long> entered = new HashMap<>();
    private Map<String, Set<Integer>> living = Map.of();
    private long timer = -1;
    private long beats;
    private boolean looking;

    LeaseWatch(Vertx vertx, Pool pool, Redis redis, ServiceBus bus, PresenceSettings settings) {
        this.vertx = vertx;
        this.pool = pool;
        this.redis = new RedisLink(redis, Duration.ofSeconds(2));
        this.bus = bus;
        this.absences = new Absences(settings.absence());
    }

    void onStart(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(() -> timer = vertx.setPeriodic(BEAT.toMillis(), beat -> beat()));
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void beat() {
        if (looking) {
            return;
        }
        looking = true;
        (beats++ % BEATS_A_LISTING == 0 ? list() : Uni.createFrom().voidItem())
                .chain(this::look)
                .chain(this::vacate)
                .onTermination()
                .invoke(() -> looking = false)
                .subscribe()
                .with(done -> {}, failure -> {
                    absences.blind();
                    LOG.warnf("leases of gateways cannot be watched: %s", failure);
                });
    }

    private Uni<Void> list() {
        return pool.preparedQuery(LIVING)
                .execute(Tuple.of(bus.held().toArray(Integer[]::new)))
                .invoke(rows -> {
                    Map<String, Set<Integer>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(row.getString(0), fresh -> new TreeSet<>())
                            .add(row.getInteger(1)));
                    living = found;
                })
                .replaceWithVoid();
    }

    private Uni<List<String>> look() {
        List<String> leases = List.copyOf(living.keySet());
        if (leases.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return redis.batch(leases.stream()
                        .map(lease -> Request.cmd(Command.EXISTS).arg(Streams.DEFAULT.gatewayLease(lease)))
                        .toList())
                .map(answers -> {
                    Set<String> there = new HashSet<>();
                    for (int i = 0; i < answers.size(); i++) {
                        if (answers.get(i).toInteger() == 1) {
                            there.add(leases.get(i));
                        }
                    }
                    return absences.looked(leases, there, System.nanoTime() / 1_000_000);
                });
    }

    /** What was entered may be lost with Redis, and so is entered again after a while, as long as it is needed. */
    private Uni<Void> vacate(List<String> over) {
        entered.values().removeIf(at -> beats - at > BEATS_AGAIN);
        return Multi.createFrom()
                .iterable(over.stream()
                        .filter(lease -> entered.putIfAbsent(lease, beats) == null)
                        .flatMap(lease -> living.getOrDefault(lease, Set.of()).stream()
                                .map(partition -> new Vacate(lease, partition)))
                        .toList())
                .invoke(vacate -> LOG.infof("lease %s is over in partition %d", vacate.lease(), vacate.partition()))
                .onItem()
                .transformToUniAndConcatenate(bus::enter)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
