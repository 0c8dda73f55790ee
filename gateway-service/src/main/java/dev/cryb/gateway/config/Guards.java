package dev.cryb.gateway.config;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.guard.Breaker;
import dev.cryb.guard.BreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The guards around Postgres and Redis: a timeout and a circuit breaker each.
 *
 * <p>Refusals are answers, not faults. A fault of the store becomes {@code UNAVAILABLE}; what is a bug of ours, such as a
 * statement that Postgres does not understand, goes through as it is.
 */
@Singleton
public class Guards {

    private static final Logger LOG = Logger.getLogger(Guards.class);
    private static final TypeLiteral<Uni<Object>> ANY = new TypeLiteral<>() {};
    private static final long RETRY_AFTER_MS = 1_000;

    private final Breaker postgresBreaker = new Breaker("postgres");
    private final Breaker redisBreaker = new Breaker("redis");
    private final Guard postgres;
    private final Guard redis;

    Guards(GuardSettings settings) {
        postgres = guard(postgresBreaker, settings);
        redis = guard(redisBreaker, settings);
    }

    /** Runs a call to Postgres. */
    public <T extends @Nullable Object> Uni<T> postgres(Supplier<Uni<T>> call) {
        return through(postgres, postgresBreaker, call);
    }

    /** Runs a call to Redis. */
    public <T extends @Nullable Object> Uni<T> redis(Supplier<Uni<T>> call) {
        return through(redis, redisBreaker, call);
    }

    /** How they stand. */
    public List<BreakerState> states() {
        return List.of(postgresBreaker.state(), redisBreaker.state());
    }

    @SuppressWarnings("unchecked") // the guard hands the item through as it is
    private static <T extends @Nullable Object> Uni<T> through(Guard guard, Breaker breaker, Supplier<Uni<T>> call) {
        Callable<Uni<Object>> untyped = () -> (Uni<Object>) call.get();
        return Uni.createFrom()
                .deferred(() -> (Uni<T>)
                        called(guard, untyped).onFailure(Guards::isFault).transform(fault -> {
                            LOG.debugf("%s: %s", breaker.name(), fault);
                            return Refused.retryAfter(
                                    ErrorCode.UNAVAILABLE,
                                    "A part of this service is away; try again.",
                                    RETRY_AFTER_MS);
                        }));
    }

    private static Uni<Object> called(Guard guard, Callable<Uni<Object>> call) {
        try {
            return guard.call(call, ANY);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private static Guard guard(Breaker breaker, GuardSettings settings) {
        return Guard.create()
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

    /** Whether the store is to blame: not for a refusal, nor for what it could not understand or accept. */
    private static boolean isFault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused) {
                return false;
            }
            if (cause instanceof PgException refusal) {
                return isFault(refusal.getSqlState());
            }
            if (cause instanceof SQLException refusal) {
                return isFault(refusal.getSQLState());
            }
        }
        return !(failure instanceof NullPointerException || failure instanceof IllegalArgumentException);
    }

    /** Connection lost, out of resources, shutting down; no state at all means no answer. */
    private static boolean isFault(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
