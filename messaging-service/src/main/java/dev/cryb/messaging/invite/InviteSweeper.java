package dev.cryb.messaging.invite;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Deletes invites that have ended, now and then, whichever instance comes first.
 *
 * <p>Nothing waits for it: those that have ended lead nowhere and count for nothing.
 */
@ApplicationScoped
class InviteSweeper {

    private static final Logger LOG = Logger.getLogger(InviteSweeper.class);
    private static final Duration PAUSE = Duration.ofMinutes(30);

    /** A command may be as old as this when it is carried out, and judges by its own time. */
    private static final Duration GRACE = Duration.ofHours(1);

    /** Rows that one statement deletes. */
    private static final int PIECE = 1_000;

    private final Vertx vertx;
    private final Pool pool;
    private final InviteRepository invites;
    private long timer = -1;

    InviteSweeper(Vertx vertx, Pool pool, InviteRepository invites) {
        this.vertx = vertx;
        this.pool = pool;
        this.invites = invites;
    }

    void onStart(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(PAUSE.toMillis(), id -> sweep().subscribe()
                .with(swept -> {}, failure -> LOG.warnf("ended invites wait: %s", failure)));
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Deletes all that have ended. */
    Uni<Void> sweep() {
        Instant before = Instant.now().minus(GRACE);
        return untilFewer(invites.sweepExpired(pool, before, PIECE))
                .chain(() -> untilFewer(invites.sweepUsedUp(pool, PIECE)));
    }

    private static Uni<Void> untilFewer(Uni<Integer> sweep) {
        return sweep.repeat().whilst(swept -> swept == PIECE).collect().last().replaceWithVoid();
    }
}
