package dev.cryb.guard;

import dev.cryb.error.Refused;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** What a failure says of the store that was asked. */
final class StoreFaults {

    private StoreFaults() {}

    /** Whether the store is to blame: not for a refusal, nor for what it could not understand, nor for a bug of ours. */
    static boolean isFault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused) {
                return false;
            }
            if (cause instanceof PgException said) {
                return isFault(said.getSqlState());
            }
            if (cause instanceof SQLException said) {
                return isFault(said.getSQLState());
            }
        }
        return any(
                failure,
                cause -> cause instanceof FaultToleranceException
                        || cause instanceof VertxException
                        || cause instanceof NoStackTraceThrowable
                        || cause instanceof IOException
                        || cause instanceof TimeoutException
                        || cause instanceof io.smallrye.mutiny.TimeoutException
                        || cause instanceof ErrorType
                        || isClosed(cause));
    }

    /** What a pool says that is being closed. */
    private static boolean isClosed(Throwable cause) {
        return cause instanceof IllegalStateException
                && String.valueOf(cause.getMessage()).contains("closed");
    }

    /** Connection lost, out of resources, shutting down; no state at all means no answer. */
    private static boolean isFault(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    /** Whether the connection broke; what was asked on it may have been done. */
    static boolean isLost(Throwable failure) {
        return isUntaken(failure)
                || any(
                        failure,
                        cause -> !(cause instanceof FaultToleranceException)
                                && (cause instanceof VertxException
                                        || cause instanceof NoStackTraceThrowable
                                        || cause instanceof IOException
                                        || (cause instanceof PgException said
                                                && String.valueOf(said.getSqlState())
                                                        .startsWith("57P"))));
    }

    /** Whether the store cannot have taken what was asked, as there was no connection to ask on. */
    static boolean isUntaken(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof ConnectException
                        || (cause instanceof PgException said
                                && ("57P03".equals(said.getSqlState()) || "53300".equals(said.getSqlState()))));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> is) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (is.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
