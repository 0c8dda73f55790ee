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

    /** Work to do after the commit, by {@link TodoWorker}. */
    record Todo(long id, int partition, String kind, String payload) {}

    /** Looks nonces up. */
    Uni<Map<NonceKey, Remembered>> recall(List<NonceKey> keys);

    /** Keeps acks, to be given again to the same nonce. */
    Uni<Void> remember(List<Remembered> acks);

    /** Adds work to do after the commit. */
    Uni<Void> add(List<Todo> todos);

    /** Moves partitions on, in their order; answers how many rows were still ours to move. */
    Uni<Integer> advance(List<Advance> advances);

    Uni<Void> commit();

    /** Gives all up; never fails. */
    Uni<Void> rollback();
}
