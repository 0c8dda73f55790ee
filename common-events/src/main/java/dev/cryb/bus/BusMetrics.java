package dev.cryb.bus;

import dev.cryb.trace.Traces;

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

    /** What the bus itself asks of Postgres for a batch; what handlers read is in the batch's own time. */
    enum Step {
        /** Looks nonces up. */
        RECALL,
        /** Writes the rows of one kind that handlers have added. */
        ROWS,
        /** Notes acks and todos, moves the partitions and commits, all on their way at once. */
        COMMIT
    }

    /** What becomes of leases of partitions. */
    enum Move {
        TAKEN,
        /** To an instance that came, or as we end. */
        GIVEN_UP,
        /** Another one has it. */
        LOST
    }

    /** A batch was committed, this long after it was begun. */
    void batch(int commands, long nanos);

    /** The oldest command of a batch that was committed had waited this long when the batch was begun. */
    default void delay(long millis) {}

    /** What was committed has reached Redis, this long after its commit. */
    default void published(long nanos) {}

    /** Postgres has done a step of a batch that was committed or not. */
    default void step(Step step, long nanos) {}

    /** So many leases have come or gone. */
    default void leases(Move move, int count) {}

    /** A command was committed with this outcome. */
    void command(String event, Outcome outcome);

    /** A query was answered, this long after it was taken up. */
    void query(String event, Outcome outcome, long nanos);

    /** A todo of this kind was done, or a piece of it, or it failed. */
    void todo(String kind, Outcome outcome);

    /** Who follows single requests through it. */
    default Traces traces() {
        return Traces.OFF;
    }

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
