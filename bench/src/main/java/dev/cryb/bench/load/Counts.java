package dev.cryb.bench.load;

/**
 * Totals since the load began.
 *
 * @param answered messages acked or refused
 * @param delivered events received by all sockets, the senders' own included
 * @param statuses presences received by all sockets
 * @param ready sockets that have been let in
 */
public record Counts(long sent, long acked, long answered, long delivered, long statuses, long ready) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                sent + other.sent,
                acked + other.acked,
                answered + other.answered,
                delivered + other.delivered,
                statuses + other.statuses,
                ready + other.ready);
    }
}
