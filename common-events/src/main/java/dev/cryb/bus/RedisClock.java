package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;

/**
 * Redis' clock: the one clock of the mesh, read now and then, carried on by the monotonic clock between.
 *
 * <p>Until it was read for the first time it is this machine's clock.
 */
public final class RedisClock {

    private final RedisLink link;
    private volatile Reading reading = new Reading(System.currentTimeMillis(), System.nanoTime());

    private record Reading(long redisMillis, long nanos) {}

    public RedisClock(RedisLink link) {
        this.link = link;
    }

    /** Milliseconds since the Unix epoch, as Redis has them. */
    public long millis() {
        Reading last = reading;
        return last.redisMillis() + (System.nanoTime() - last.nanos()) / 1_000_000;
    }

    /** Reads the clock. */
    public Uni<Void> refresh() {
        return link.send(Request.cmd(Command.TIME))
                .invoke(time -> reading =
                        new Reading(time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000, System.nanoTime()))
                .replaceWithVoid();
    }
}
