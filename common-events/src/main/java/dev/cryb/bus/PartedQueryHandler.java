package dev.cryb.bus;

import dev.cryb.request.Caller;
import dev.cryb.request.Query;
import io.smallrye.mutiny.Uni;

/**
 * Answers a query whose answer is too large for one piece.
 *
 * @param <Q> the query
 */
public interface PartedQueryHandler<Q extends Query> extends QueryHandler<Q> {

    /** Takes pieces to the session that asks. */
    @FunctionalInterface
    interface Parts {

        /** Tells a piece, as an event to that session only; completes when it is on its way. */
        Uni<Void> tell(String event, Object data);
    }

    /** Tells all pieces, each after the one before, and answers then. */
    Uni<Answer> handle(Q query, Caller caller, Parts parts);

    @Override
    default Uni<Answer> handle(Q query, Caller caller) {
        return handle(query, caller, (event, data) -> Uni.createFrom().voidItem());
    }
}
