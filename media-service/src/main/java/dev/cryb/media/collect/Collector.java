package dev.cryb.media.collect;

import dev.cryb.id.UploadId;
import dev.cryb.media.config.MediaSettings;
import dev.cryb.request.CollectUploads;
import dev.cryb.service.inbound.ServiceBus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Sees to it that uploads do not stay as they are: those that never came end, those that messaging did not confirm are
 * handed to it again, and now and then messaging is asked about those that it has.
 */
@ApplicationScoped
class Collector {

    private static final Logger LOG = Logger.getLogger(Collector.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MOST = 500;

    private static final String DUE = """
            SELECT id FROM upload
            WHERE (id >> 16) & 63 = ANY($1) AND (
                (state IN ('planned', 'open') AND expires_at <= now() AND touched_at <= now() - $2::interval)
                OR (state = 'handing' AND touched_at <= now() - $2::interval)
                OR (state = 'ready' AND touched_at <= now() - $3::interval))
            LIMIT $4""";

    private final Vertx vertx;
    private final Pool pool;
    private final ServiceBus bus;
    private final MediaSettings settings;
    private final Map<UploadId, Long> entered = new HashMap<>();
    private long timer = -1;
    private boolean beating;

    Collector(Vertx vertx, Pool pool, ServiceBus bus, MediaSettings settings) {
        this.vertx = vertx;
        this.pool = pool;
        this.bus = bus;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(() -> timer = vertx.setPeriodic(BEAT.toMillis(), beat -> beat()));
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void beat() {
        if (beating) {
            return;
        }
        beating = true;
        pool.preparedQuery(DUE)
                .execute(Tuple.of(
                        bus.held().toArray(Integer[]::new), interval(AGAIN), interval(settings.review()), MOST))
                .map(rows -> {
                    List<UploadId> due = new ArrayList<>();
                    rows.forEach(row -> due.add(new UploadId(row.getLong(0))));
                    return due;
                })
                .chain(this::enter)
                .onTermination()
                .invoke(() -> beating = false)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("uploads wait to be collected: %s", failure));
    }

    private static io.vertx.pgclient.data.Interval interval(Duration duration) {
        return io.vertx.pgclient.data.Interval.of(duration);
    }

    /** What was entered may be lost with Redis, and so is entered again after a while, as long as it is needed. */
    private Uni<Void> enter(List<UploadId> due) {
        long now = System.nanoTime();
        entered.values().removeIf(at -> now - at > AGAIN.toNanos());
        Map<Integer, List<UploadId>> byPartition = new HashMap<>();
        for (UploadId id : due) {
            if (entered.putIfAbsent(id, now) == null) {
                byPartition
                        .computeIfAbsent(id.partition(), fresh -> new ArrayList<>())
                        .add(id);
            }
        }
        List<CollectUploads> commands = new ArrayList<>();
        for (List<UploadId> ids : byPartition.values()) {
            for (int from = 0; from < ids.size(); from += CollectUploads.MOST) {
                commands.add(new CollectUploads(
                        List.copyOf(ids.subList(from, Math.min(ids.size(), from + CollectUploads.MOST)))));
            }
        }
        return Multi.createFrom()
                .iterable(commands)
                .onItem()
                .transformToUniAndConcatenate(bus::enter)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
