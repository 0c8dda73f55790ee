package dev.cryb.bus;

import dev.cryb.event.Event;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a handler works with: one command's part of its batch. */
public interface UnitOfWork {

    /** Who asks. */
    Caller caller();

    /** The nonce as the client gave it, if it did. */
    @Nullable
    String clientNonce();

    /** Whom the answer goes to, to be kept by a handler that gives {@link Ack#LATER}; empty where nobody waits. */
    String asker();

    /** Answers an earlier command, after the commit and after all events published so far. */
    void answer(String asker, Ack ack);

    /** When the command entered its stream, by Redis' clock: the "now" of every rule. */
    Instant time();

    /** The partition whose line this is. */
    int partition();

    /** A new id of this partition, later than all before. */
    long nextId();

    /** Adds a row, to be written with those of the whole batch by one statement before the commit. */
    <R> void write(RowWriter<R> writer, R row);

    /** The transaction, with all rows added so far written to it: for handlers that must read or write at once. */
    Uni<Transaction> transaction();

    /**
     * Publishes an event after the commit.
     *
     * @return its object as JSON, so that an ack that carries the same need not write it again
     */
    String publish(Event event);

    /** Sends a command to another service after the commit, in the caller's name, exactly once. */
    void send(Service service, Command command);

    /** Leaves work for after the commit, to be done by the {@link TodoHandler} of this kind. */
    void todo(String kind, String payload);

    /**
     * The partition's model of a kind, made on first use and kept from batch to batch.
     *
     * <p>Only this lane reads and changes it, so it needs no locks; it holds only what no other partition writes. A
     * handler changes it when it changes the rows. When a batch fails, its partitions' models are thrown away.
     */
    <M> M model(Class<M> kind, Supplier<M> fresh);
}
