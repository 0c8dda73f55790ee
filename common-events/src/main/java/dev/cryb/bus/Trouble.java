package dev.cryb.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.pgclient.PgException;
import java.util.Set;

/**
 * What a lane does about a failure: the one table of SQLSTATEs.
 *
 * <p>Source: PostgreSQL's appendix "Error Codes".
 */
enum Trouble {
    /** Postgres or Redis is away or has no room: wait for it, nothing is wrong with the batch. */
    WAIT,
    /** Two transactions were in each other's way: do the same batch again. */
    AGAIN,
    /** Something is wrong with a command, or with us: find out which, entry by entry. */
    OURS;

    /** Serialization failure, deadlock, lock not available, statement timeout, in failed transaction. */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "55P03", "57014");

    /** Connection exceptions, insufficient resources, operator intervention (shutdown, starting up), I/O errors. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58", "25");

    static Trouble of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException postgres) {
                return ofState(postgres.getSqlState());
            }
            if (cause instanceof UnknownCommit || isConnection(cause)) {
                return WAIT;
            }
        }
        return OURS;
    }

    static Trouble ofState(String state) {
        if (IN_THE_WAY.contains(state)) {
            return AGAIN;
        }
        return AWAY.contains(state.substring(0, 2)) ? WAIT : OURS;
    }

    private static boolean isConnection(Throwable cause) {
        return (cause instanceof java.io.IOException && !(cause instanceof JsonProcessingException))
                || cause instanceof java.util.concurrent.TimeoutException
                || cause instanceof io.vertx.core.VertxException
                || cause instanceof io.vertx.core.impl.NoStackTraceThrowable
                || cause instanceof io.vertx.redis.client.impl.types.ErrorType
                || cause instanceof io.smallrye.mutiny.TimeoutException;
    }

    /** The answer to COMMIT did not come: it may have happened. */
    static final class UnknownCommit extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownCommit(Throwable cause) {
            super("the answer to COMMIT was lost", cause);
        }
    }

    /** A partition's row was not ours to move any more. */
    static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fenced() {
            super("another holder has taken a partition of this batch", null, false, false);
        }
    }
}
