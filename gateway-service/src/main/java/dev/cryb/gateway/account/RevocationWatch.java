package dev.cryb.gateway.account;

import dev.cryb.gateway.config.AccountSettings;
import dev.cryb.gateway.config.Guards;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link Revocations} read: twice a second, and at once when another gateway says so.
 *
 * <p>The word over Redis only saves time; without Redis a session ends half a second later. One read runs at a time, and
 * a wake during it makes one more.
 */
@Singleton
public class RevocationWatch {

    private static final Logger LOG = Logger.getLogger(RevocationWatch.class);

    /** Pub/sub channel; the message says nothing. */
    private static final String CHANNEL = "cryb:revocations";

    private static final long LISTEN_AGAIN_MS = 1_000;
    private static final Duration ANNOUNCE_PATIENCE = Duration.ofMillis(500);

    private final Revocations revocations;
    private final ReactiveRedisDataSource redis;
    private final AccountSettings settings;
    private final Guards guards;
    private final Vertx vertx;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile long poll;
    private volatile @Nullable Cancellable listening;

    RevocationWatch(
            Revocations revocations,
            ReactiveRedisDataSource redis,
            AccountSettings settings,
            Guards guards,
            Vertx vertx) {
        this.revocations = revocations;
        this.redis = redis;
        this.settings = settings;
        this.guards = guards;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        Context context = vertx.getOrCreateContext();
        context.runOnContext(ignored -> {
            poll = vertx.setPeriodic(settings.revocationPoll().toMillis(), timer -> read());
            read();
            listen();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(poll);
        Cancellable open = listening;
        if (open != null) {
            open.cancel();
        }
    }

    /** After a commit: when this ends, this gateway has read, and the others are awake. Never fails. */
    public Uni<Void> announce() {
        return Uni.join()
                .all(unfailing(revocations.read()), unfailing(wakeOthers()))
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Void> wakeOthers() {
        return guards.redis(() -> redis.pubsub(String.class).publish(CHANNEL, ""));
    }

    /** The regular read makes up for what fails here, a little later. */
    private static Uni<Void> unfailing(Uni<Void> step) {
        return step.ifNoItem()
                .after(ANNOUNCE_PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("a revocation will be noticed later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private void read() {
        if (stopped) {
            return;
        }
        if (!reading.compareAndSet(false, true)) {
            again.set(true);
            return;
        }
        revocations.read().subscribe().with(done -> readDone(), failure -> {
            LOG.debugf("revocations could not be read: %s", failure.getMessage());
            again.set(false);
            readDone();
        });
    }

    private void readDone() {
        reading.set(false);
        if (again.getAndSet(false)) {
            read();
        }
    }

    private void listen() {
        if (!stopped) {
            listening = redis.pubsub(String.class)
                    .subscribe(CHANNEL)
                    .subscribe()
                    .with(message -> read(), failure -> listenLater(), this::listenLater);
        }
    }

    private void listenLater() {
        if (!stopped) {
            vertx.setTimer(LISTEN_AGAIN_MS, timer -> listen());
        }
    }
}
