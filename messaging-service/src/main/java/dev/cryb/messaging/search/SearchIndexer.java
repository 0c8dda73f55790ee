package dev.cryb.messaging.search;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps the search in step with messages, off the path on which they are written.
 *
 * <p>All instances take notes from one heap, each those that no other is at, so it needs no holder. What an instance
 * that dies had taken is there again.
 */
@ApplicationScoped
public class SearchIndexer {

    private static final Logger LOG = Logger.getLogger(SearchIndexer.class);

    /** Notes taken at once. */
    private static final int BATCH = 500;

    private static final long PAUSE_MS = 500;
    private static final long REPAIR_MS = 2_000;

    private final Vertx vertx;
    private final Pool pool;
    private final SearchRepository search;
    private volatile boolean stopping;

    SearchIndexer(Vertx vertx, Pool pool, SearchRepository search) {
        this.vertx = vertx;
        this.pool = pool;
        this.search = search;
    }

    void onStart(@Observes StartupEvent event) {
        next(PAUSE_MS);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void next(long afterMs) {
        vertx.setTimer(afterMs, timer -> {
            if (!stopping) {
                index().subscribe().with(count -> next(count == BATCH ? 1 : PAUSE_MS), failure -> {
                    LOG.warnf("the search waits: %s", failure);
                    next(REPAIR_MS);
                });
            }
        });
    }

    /** Follows some notes, and answers how many messages they were about. */
    Uni<Integer> index() {
        return pool.withTransaction(connection -> search.take(connection, BATCH)
                .call(noted -> follow(connection, noted))
                .map(List::size));
    }

    private Uni<Void> follow(SqlConnection connection, List<SearchRepository.Noted> noted) {
        List<SearchRepository.Noted> gone =
                noted.stream().filter(one -> !one.stands()).toList();
        List<SearchRepository.Noted> standing =
                noted.stream().filter(SearchRepository.Noted::stands).toList();
        return (gone.isEmpty() ? Uni.createFrom().voidItem() : search.forget(connection, gone))
                .chain(() -> standing.isEmpty() ? Uni.createFrom().voidItem() : search.write(connection, standing));
    }
}
