package dev.cryb.gateway.outbound;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A pub/sub channel between gateways; what is said while it is broken is lost. */
public final class GatewayLine {

    private static final Logger LOG = Logger.getLogger(GatewayLine.class);
    private static final long LISTEN_AGAIN_MS = 500;

    private final Context core;
    private final ReactiveRedisDataSource redis;
    private final String channel;
    private volatile boolean stopped;
    private volatile @Nullable Cancellable listening;

    public GatewayLine(Context core, ReactiveRedisDataSource redis, String channel) {
        this.core = core;
        this.redis = redis;
        this.channel = channel;
    }

    /** Says something to all gateways, this one included. */
    public void say(String word) {
        redis.pubsub(String.class)
                .publish(channel, word)
                .subscribe()
                .with(said -> {}, failure -> LOG.debugf("nobody hears what is said on %s: %s", channel, failure));
    }

    /** Hands on what is said, on the core loop, until it is stopped. */
    public void listen(Consumer<String> listener) {
        if (!stopped) {
            listening = redis.pubsub(String.class)
                    .subscribe(channel)
                    .subscribe()
                    .with(
                            word -> core.runOnContext(turn -> listener.accept(word)),
                            failure -> listenLater(listener),
                            () -> listenLater(listener));
        }
    }

    private void listenLater(Consumer<String> listener) {
        if (!stopped) {
            core.owner().setTimer(LISTEN_AGAIN_MS, timer -> listen(listener));
        }
    }

    /** Listens no more. */
    public void stop() {
        stopped = true;
        Cancellable open = listening;
        if (open != null) {
            open.cancel();
        }
    }
}
