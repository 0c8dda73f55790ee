package dev.cryb.bus;

/**
 * Hears how a service's side of the bus fares; called on the lanes' own threads, so it must be quick.
 *
 * <p>Names of events are those of the wire and may be anything that somebody has sent.
 */
public interface BusMetrics {

    /** What became of a command, a query or a todo. */
    enum Outcome {
        OK,
        REFUSED,
        /** Its nonce was known: it got its first ack again. */
        REPEATED,
        /** It waited past its deadline and was not done. */
        LATE,
        /** A store was away. */
        UNAVAILABLE,
        /** A fault of ours: of a command, a dead letter. */
        FAILED
    }

    /** A batch was committed, this long after it was begun. */
    void batch(int commands, long nanos);

    /** A command was committed with this outcome. */
    void command(String event, Outcome outcome);

    /** A query was answered, this long after it was taken up. */
    void query(String event, Outcome outcome, long nanos);

    /** A todo of this kind was done, or a piece of it, or it failed. */
    void todo(String kind, Outcome outcome);

    /** Nobody listens. */
    BusMetrics NONE = new BusMetrics() {
        @Override
        public void batch(int commands, long nanos) {}

        @Override
        public void command(String event, Outcome outcome) {}

        @Override
        public void query(String event, Outcome outcome, long nanos) {}

        @Override
        public void todo(String kind, Outcome outcome) {}
    };
}
