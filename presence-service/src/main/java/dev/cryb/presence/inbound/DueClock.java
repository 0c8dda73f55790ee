package dev.cryb.presence.inbound;

import dev.cryb.id.UserId;
import dev.cryb.request.SettlePresence;
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
 * Sees to it that people are looked at again when their time has come.
 *
 * <p>Said twice it does no harm: the handler goes by its command's time. So one that was entered is not entered again for
 * a while, and then is.
 */
@ApplicationScoped
class DueClock {

    private static final Logger LOG = Logger.getLogger(DueClock.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final long AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

    /** People looked up at once, and those that one command names. */
    private static final int MOST = 2_000;

    private static final int PIECE = 100;

    private static final String DUE = """
            SELECT user_id FROM person
            WHERE due_at <= now() AND (user_id >> 16) & 63 = ANY($1) ORDER BY due_at LIMIT $2""";

    private final Vertx vertx;
    private final Pool pool;
    private final ServiceBus bus;
    private final Map<UserId, Long> entered = new HashMap<>();
    private long timer = -1;
    private boolean beating;

    DueClock(Vertx vertx, Pool pool, ServiceBus bus) {
        this.vertx = vertx;
        this.pool = pool;
        this.bus = bus;
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
                .execute(Tuple.of(bus.held().toArray(Integer[]::new), MOST))
                .map(rows -> {
                    List<UserId> due = new ArrayList<>();
                    rows.forEach(row -> due.add(new UserId(row.getLong(0))));
                    return due;
                })
                .chain(this::enter)
                .onTermination()
                .invoke(() -> beating = false)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("people wait to be looked at: %s", failure));
    }

    private Uni<Void> enter(List<UserId> due) {
        long now = System.nanoTime();
        entered.values().removeIf(at -> now - at > AGAIN_NANOS);
        Map<Integer, List<UserId>> byPartition = new HashMap<>();
        for (UserId userId : due) {
            if (entered.putIfAbsent(userId, now) == null) {
                byPartition
                        .computeIfAbsent(userId.partition(), fresh -> new ArrayList<>())
                        .add(userId);
            }
        }
        List<SettlePresence> commands = new ArrayList<>();
        for (List<UserId> people : byPartition.values()) {
            for (int from = 0; from < people.size(); from += PIECE) {
                commands.add(
                        new SettlePresence(List.copyOf(people.subList(from, Math.min(people.size(), from + PIECE)))));
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
