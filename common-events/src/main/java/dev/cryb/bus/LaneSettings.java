package dev.cryb.bus;

import dev.cryb.request.Service;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The bounds of a lane.
 *
 * @param batch entries read of one partition at most at once
 * @param block how long a read waits for the first entry
 * @param deadline a command taken up later than this after it was added is not run
 * @param outgoingLimit characters that a batch may leave in one partition's outbox; the command that passes it is the
 *     last of its batch
 * @param pace how soon after a batch the next one may begin: what comes meanwhile is done together, in fewer statements;
 *     what comes to an idle lane is done at once
 * @param upkeep how often positions and marks are compared with Redis
 * @param takes whether a service is there that takes up what is left for it to look at
 */
public record LaneSettings(
        Streams streams,
        int batch,
        Duration block,
        Duration deadline,
        int outgoingLimit,
        Duration pace,
        Duration upkeep,
        Predicate<Service> takes) {

    public static final LaneSettings DEFAULT = new LaneSettings(
            Streams.DEFAULT,
            128,
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            200_000,
            Duration.ZERO,
            Duration.ofSeconds(1),
            service -> true);

    LaneSettings knowing(Predicate<Service> there) {
        return new LaneSettings(streams, batch, block, deadline, outgoingLimit, pace, upkeep, there);
    }

    /** The same, at another pace. */
    public LaneSettings at(Duration otherPace) {
        return new LaneSettings(streams, batch, block, deadline, outgoingLimit, otherPace, upkeep, takes);
    }
}
