package dev.cryb.media.collect;

import dev.cryb.media.config.MediaSettings;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.service.inbound.ServiceBus;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Compares bucket and table, a page at a time and both ways, and counts what it repairs.
 *
 * <p>Objects that no row knows are deleted, but for young ones; rows whose object is gone are marked as lost, so that
 * nobody is led to them. It runs where partition 0 is held.
 *
 * <p>Meter: {@code cryb.media.reconciled{kind=orphan|lost}}.
 */
@ApplicationScoped
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int PAGE = 500;

    private final Vertx vertx;
    private final Pool pool;
    private final ObjectStore store;
    private final ServiceBus bus;
    private final MediaSettings settings;
    private final MeterRegistry meters;
    private long timer = -1;
    private boolean running;

    Reconciler(
            Vertx vertx, Pool pool, ObjectStore store, ServiceBus bus, MediaSettings settings, MeterRegistry meters) {
        this.vertx = vertx;
        this.pool = pool;
        this.store = store;
        this.bus = bus;
        this.settings = settings;
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent event) {
        vertx.getOrCreateContext()
                .runOnContext(
                        () -> timer = vertx.setPeriodic(settings.reconcile().toMillis(), beat -> run()));
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void run() {
        if (running || store.isAway() || !bus.held().contains(0)) {
            return;
        }
        running = true;
        sweep(Keys.INCOMING, "SELECT id FROM upload WHERE id = ANY($1) AND blob_id IS NULL", "")
                .chain(() -> sweep(Keys.THUMBNAIL, "SELECT id FROM blob WHERE id = ANY($1)", ""))
                .chain(() -> sweep(Keys.FILE, "SELECT id FROM blob WHERE id = ANY($1)", ""))
                .chain(() -> sweep(Keys.PICTURE, "SELECT id FROM blob WHERE id = ANY($1) AND sizes IS NOT NULL", ""))
                .chain(() -> lose(0))
                .onTermination()
                .invoke(() -> running = false)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("bucket and table are not compared: %s", failure));
    }

    /** Deletes the objects of a prefix that the table does not know, from a key on. */
    private Uni<Void> sweep(String prefix, String known, String after) {
        long young = System.currentTimeMillis() - settings.orphanAfter().toMillis();
        return store.list(prefix, after, PAGE).chain(page -> {
            List<Long> ids = page.stream().map(found -> Keys.id(found.key())).toList();
            return pool.preparedQuery(known)
                    .execute(Tuple.of(ids.toArray(Long[]::new)))
                    .chain(rows -> {
                        Set<Long> there = new HashSet<>();
                        rows.forEach(row -> there.add(row.getLong(0)));
                        return delete(page.stream()
                                .filter(found -> !there.contains(Keys.id(found.key())))
                                .filter(found -> found.modifiedMillis() < young)
                                .map(ObjectStore.Found::key)
                                .toList());
                    })
                    .chain(() -> page.size() < PAGE
                            ? Uni.createFrom().voidItem()
                            : sweep(prefix, known, page.get(page.size() - 1).key()));
        });
    }

    private Uni<Void> delete(List<String> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .invoke(key -> LOG.infof("object %s is nobody's", key))
                .onItem()
                .transformToUniAndConcatenate(
                        key -> store.delete(key).invoke(() -> meters.counter("cryb.media.reconciled", "kind", "orphan")
                                .increment()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Marks the rows whose object is not there, from an id on. */
    private Uni<Void> lose(long from) {
        return pool.preparedQuery("SELECT id, sizes FROM blob WHERE id > $1 AND NOT lost ORDER BY id LIMIT $2")
                .execute(Tuple.of(from, PAGE))
                .chain(rows -> {
                    List<Row> page = new ArrayList<>();
                    rows.forEach(page::add);
                    return Multi.createFrom()
                            .iterable(page)
                            .onItem()
                            .transformToUniAndConcatenate(this::look)
                            .collect()
                            .last()
                            .chain(() -> page.size() < PAGE
                                    ? Uni.createFrom().voidItem()
                                    : lose(page.get(page.size() - 1).getLong("id")));
                });
    }

    /** Of a picture any size stands for all: they are written and deleted together. */
    private Uni<Void> look(Row blob) {
        long id = blob.getLong("id");
        Integer[] sizes = blob.getArrayOfIntegers("sizes");
        return store.size(sizes == null ? Keys.of(Keys.FILE, id) : Keys.picture(id, sizes[0]))
                .chain(size -> size.isPresent()
                        ? Uni.createFrom().voidItem()
                        : pool.preparedQuery("UPDATE blob SET lost = true WHERE id = $1")
                                .execute(Tuple.of(id))
                                .invoke(marked -> {
                                    LOG.errorf("the bytes of file %d are gone", id);
                                    meters.counter("cryb.media.reconciled", "kind", "lost")
                                            .increment();
                                })
                                .replaceWithVoid());
    }
}
