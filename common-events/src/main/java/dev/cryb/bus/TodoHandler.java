package dev.cryb.bus;

import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Does one kind of work that commands leave with {@link UnitOfWork#todo}, after their commit.
 *
 * <p>It must be repeatable: a process that dies, an answer that is lost or a change of holders makes the same work be
 * begun on again, and for a moment two may be at it. A failure means: again later. It may take {@link
 * TodoWorker#LONGEST} at most; longer work is done in pieces.
 */
public interface TodoHandler {

    /** The kind of work, as given to {@link UnitOfWork#todo}. */
    String kind();

    Uni<Outcome> handle(Todo todo);

    /** What became of it. */
    sealed interface Outcome {

        /** It is done. */
        static Outcome done() {
            return new Done();
        }

        /** A piece is done: come again after this while. */
        static Outcome again(Duration after) {
            return new Again(after);
        }

        /** It is done, and this command is what came of it, in the caller's name. */
        static Outcome command(Caller caller, Command command) {
            return new Then(caller, command);
        }

        /** The row is deleted. */
        record Done() implements Outcome {}

        /** The row stays, with its attempts counted anew. */
        record Again(Duration after) implements Outcome {}

        /**
         * The command enters the service's own line; the row goes in the transaction that carries it out, so that
         * neither can be lost without the other.
         */
        record Then(Caller caller, Command command) implements Outcome {}
    }
}
