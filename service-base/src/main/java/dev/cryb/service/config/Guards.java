package dev.cryb.service.config;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.guard.Breaker;
import dev.cryb.guard.BreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * The guard around what queries ask of Postgres: a timeout, one retry and a circuit breaker.
 *
 * <p>Lanes have none: they wait for Postgres, as nothing they do makes sense without it, and the deadline of commands
 * answers for them. Queries need no bulkhead: the bus takes up 32 at once and leaves the rest in Redis.
 */
@Singleton
public class Guards {

    private static final Logger LOG = Logger.getLogger(Guards.class);
    private static final TypeLiteral<Uni<Object>> ANY = new TypeLiteral<>() {};

    private final GuardSettings settings;
    private final Breaker breaker = new Breaker("postgres");
    private final Guard guard;

    public Guards(GuardSettings settings) {
        this.settings = settings;
        this.guard = Guard.create()
                .withDescription(breaker.name())
                .withThreadOffload(false)
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .name(breaker.name())
                .requestVolumeThreshold(settings.calls())
                .failureRatio(settings.failureRatio())
                .delay(settings.openFor().toMillis(), ChronoUnit.MILLIS)
                .when(Guards::isFault)
                .onStateChange(breaker::toState)
                .onFailure(breaker::onFailure)
                .onSuccess(breaker::onSuccess)
                .done()
                .build();
    }

    /** Runs a read that may be run again: a connection that Postgres has ended shows only when it is used. */
    public <T> Uni<T> read(Supplier<Uni<T>> call) {
        return attempt(call)
                .onFailure(Guards::isLostConnection)
                .retry()
                .withBackOff(settings.retryAfter())
                .withJitter(0.5)
                .atMost(1)
                .onFailure(Guards::isFault)
                .transform(this::unavailable);
    }

    /** Runs a read that has told a part of its answer by the time it fails. */
    public <T> Uni<T> readOnce(Supplier<Uni<T>> call) {
        return attempt(call).onFailure(Guards::isFault).transform(this::unavailable);
    }

    /** How they stand. */
    public List<BreakerState> states() {
        return List.of(breaker.state());
    }

    @SuppressWarnings("unchecked") // the guard hands the item through as it is
    private <T> Uni<T> attempt(Supplier<Uni<T>> call) {
        Callable<Uni<Object>> untyped = () -> (Uni<Object>) call.get();
        return Uni.createFrom().deferred(() -> {
            try {
                return (Uni<T>) guard.call(untyped, ANY);
            } catch (Exception e) {
                return Uni.createFrom().failure(e);
            }
        });
    }

    private Throwable unavailable(Throwable fault) {
        LOG.debugf("%s: %s", breaker.name(), fault);
        return Refused.retryAfter(
                ErrorCode.UNAVAILABLE,
                "This cannot be read right now.",
                settings.openFor().toMillis());
    }

    /** Whether Postgres is to blame: not for a refusal, nor for what it could not understand, nor for a bug of ours. */
    private static boolean isFault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException said) {
                String state = said.getSqlState();
                return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
            }
            if (cause instanceof FaultToleranceException || isConnection(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLostConnection(Throwable failure) {
        return isConnection(failure)
                || (failure instanceof PgException said && said.getSqlState().startsWith("57P"));
    }

    private static boolean isConnection(Throwable failure) {
        return failure instanceof VertxException
                || failure instanceof NoStackTraceThrowable
                || failure instanceof IOException;
    }
}
