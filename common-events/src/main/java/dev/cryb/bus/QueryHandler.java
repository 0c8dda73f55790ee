package dev.cryb.bus;

import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Query;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Answers one kind of query; it reads, and changes nothing.
 *
 * @param <Q> the query
 */
public interface QueryHandler<Q extends Query> {

    /**
     * An answer and its place in the order of events.
     *
     * @param after the newest source number that the answer contains, where events keep it current afterwards
     */
    record Answer(Ack ack, Source.@Nullable Number after) {

        /** An answer without a place: what it shows is not kept current by events. */
        public static Answer of(Object data) {
            return new Answer(Ack.ok(data), null);
        }
    }

    /** The query that it answers. */
    Class<Q> query();

    Uni<Answer> handle(Q query, Caller caller);
}
