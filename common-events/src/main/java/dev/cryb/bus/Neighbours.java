package dev.cryb.bus;

import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a voice service: what only it would take up, and asks for by itself when it comes, is not left in its
 * streams where there is none, as nobody would ever trim them.
 *
 * <p>One that was there a minute ago may be back any moment and counts; as long as nothing is known, it is there.
 */
final class Neighbours {

    /** An instance that was not seen for so long is not there, as leases have it. */
    private static final Duration SEEN = Duration.ofSeconds(10);

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final RedisLink link;
    private final Streams streams;
    private final RedisClock clock;
    private volatile boolean asked;
    private volatile @Nullable Long seenAt;

    Neighbours(RedisLink link, Streams streams, RedisClock clock) {
        this.link = link;
        this.streams = streams;
        this.clock = clock;
    }

    /** Looks who is there. */
    Uni<Void> refresh() {
        return link.send(Request.cmd(Command.ZCOUNT)
                        .arg(streams.members(Service.VOICE))
                        .arg(clock.millis() - SEEN.toMillis())
                        .arg("+inf"))
                .invoke(count -> {
                    if (count.toInteger() > 0) {
                        seenAt = System.nanoTime();
                    }
                    asked = true;
                })
                .replaceWithVoid();
    }

    /** Whether a service takes up what is sent to it, now or soon. */
    boolean takes(Service service) {
        Long seen = seenAt;
        return service != Service.VOICE || !asked || (seen != null && System.nanoTime() - seen < GRACE.toNanos());
    }
}
