package dev.cryb.bus;

import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** One batch's transaction: what the bus itself keeps in it. Handlers use the service's own implementation. */
public interface Transaction {

    /** A user's nonce. */
    record NonceKey(UserId userId, String nonce) {}

    /** An {@code ok} ack that was given, to be given again. */
    record Remembered(NonceKey key, String event, String ackJson) {}

    /** How far a batch moves one partition. The bytes are the {@link Outgoing}. */
    record Advance(
            int partition,
            long epoch,
            StreamId previous,
            StreamId position,
            long lastId,
            long published,
            byte[] outgoing) {}

    /** Looks nonces up. */
    Uni<Map<NonceKey, Remembered>> recall(List<NonceKey> keys);

    /** Completes when it has begun; nothing may be written before. */
    Uni<Void> begun();

    /** Deletes work whose outcome this batch has carried out; rows that are gone already are no matter. */
    Uni<Void> finish(List<Long> todoIds);

    /**
     * Ends it: keeps the acks, adds the work, moves the partitions in their order, and commits.
     *
     * <p>All of it goes out at once, without waiting for answers between. Nothing is committed if it fails with what the
     * database said, or with {@link Trouble.Fenced} as another holder has moved a partition; with {@link
     * Trouble.UnknownCommit} it may have been.
     *
     * @param aboutToCommit called before COMMIT is sent
     */
    Uni<Void> commit(List<Remembered> acks, List<Todo> todos, List<Advance> advances, Runnable aboutToCommit);

    /** Gives all up; never fails. */
    Uni<Void> rollback();
}
