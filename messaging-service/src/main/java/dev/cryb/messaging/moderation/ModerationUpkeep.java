package dev.cryb.messaging.moderation;

import dev.cryb.messaging.audit.AuditRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Forgets, now and then, what is kept for a time only: audit entries, and timeouts of those who have left.
 *
 * <p>Any instance may do it, and several at once; nothing waits for it.
 */
@ApplicationScoped
public class ModerationUpkeep {

    private static final Logger LOG = Logger.getLogger(ModerationUpkeep.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final Pool pool;
    private final AuditRepository audit;
    private final TimeoutRepository timeouts;
    private long timer = -1;

    ModerationUpkeep(Vertx vertx, Pool pool, AuditRepository audit, TimeoutRepository timeouts) {
        this.vertx = vertx;
        this.pool = pool;
        this.audit = audit;
        this.timeouts = timeouts;
    }

    void onStart(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PAUSE.toMillis(), id -> forget().subscribe()
                .with(forgotten -> {}, failure -> LOG.warnf("what is old was not forgotten: %s", failure)));
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Forgets all that is old enough. */
    public Uni<Void> forget() {
        return audit.forgetOld(pool).chain(() -> timeouts.forgetEnded(pool));
    }
}
