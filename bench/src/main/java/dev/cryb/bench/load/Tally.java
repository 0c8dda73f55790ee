package dev.cryb.bench.load;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has counted. The thread adds to plain fields and publishes some of them once a loop.
 *
 * <p>Plain fields may be read on that thread only.
 */
final class Tally {

    private final AtomicLong publishedSent = new AtomicLong();
    private final AtomicLong publishedAcked = new AtomicLong();
    private final AtomicLong publishedAnswered = new AtomicLong();
    private final AtomicLong publishedDelivered = new AtomicLong();
    private final AtomicLong publishedStatuses = new AtomicLong();
    private final AtomicLong publishedReady = new AtomicLong();
    private volatile @Nullable String firstTrouble;

    long opened;
    long ready;
    long refusedEntry;
    long lost;

    long sent;
    long acked;
    long refused;
    long answeredTwice;
    long overrun;

    long delivered;
    long statuses;
    long strange;

    void publish() {
        publishedSent.lazySet(sent);
        publishedAcked.lazySet(acked);
        publishedAnswered.lazySet(acked + refused);
        publishedDelivered.lazySet(delivered);
        publishedStatuses.lazySet(statuses);
        publishedReady.lazySet(ready);
    }

    Counts counts() {
        return new Counts(
                publishedSent.get(),
                publishedAcked.get(),
                publishedAnswered.get(),
                publishedDelivered.get(),
                publishedStatuses.get(),
                publishedReady.get());
    }

    /** Sockets on their way in. */
    long opening() {
        return opened - ready - refusedEntry;
    }

    /** Keeps the first thing that went wrong, in words. */
    void trouble(String what) {
        if (firstTrouble == null) {
            firstTrouble = what;
        }
    }

    @Nullable
    String firstTrouble() {
        return firstTrouble;
    }
}
