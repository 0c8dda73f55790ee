package dev.cryb.gateway.outbound;

/**
 * How long requests in one line of a service wait, by what came back last.
 *
 * <p>A line is served in order, so the last answer's time is what a new request may expect. A line in which nothing waits
 * lets one in whatever it was like before: that is how it is found to be well again. Belongs to the core loop.
 */
final class QueueTime {

    private int waiting;
    private long delayMs;

    void sent() {
        waiting++;
    }

    /** @param afterMs from when it was first sent; of one that got no answer, when it was given up */
    void ended(long afterMs) {
        waiting--;
        delayMs = afterMs;
    }

    /** What a new request may expect, in milliseconds. */
    long expectedMs() {
        return waiting == 0 ? 0 : delayMs;
    }

    boolean isEmpty() {
        return waiting == 0;
    }
}
