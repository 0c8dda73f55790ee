package dev.cryb.voice.outbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks each second whether LiveKit is there, so that nobody is sent to one that is not. */
@ApplicationScoped
class LiveKitWatch {

    private static final Logger LOG = Logger.getLogger(LiveKitWatch.class);
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final LiveKit livekit;
    private long timer = -1;
    private boolean looking;

    LiveKitWatch(Vertx vertx, LiveKit livekit) {
        this.vertx = vertx;
        this.livekit = livekit;
    }

    void onStart(@Observes StartupEvent event) {
        if (!livekit.isConfigured()) {
            LOG.warn("there is no LIVEKIT_URL with its keys: calls are off");
            return;
        }
        vertx.getOrCreateContext().runOnContext(() -> {
            look();
            timer = vertx.setPeriodic(BEAT.toMillis(), beat -> look());
        });
    }

    void onStop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        boolean before = livekit.isReachable();
        livekit.look()
                .onTermination()
                .invoke(() -> looking = false)
                .subscribe()
                .with(
                        found -> {
                            if (found != before) {
                                LOG.infof("LiveKit is %s", found ? "there" : "away");
                            }
                        },
                        failure -> LOG.warnf("LiveKit cannot be looked for: %s", failure));
    }
}
