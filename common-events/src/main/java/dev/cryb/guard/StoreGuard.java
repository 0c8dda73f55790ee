package dev.cryb.guard;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The guard around a store: a bulkhead, retries, a circuit breaker and a timeout, from outside to inside.
 *
 * <p>Refusals are answers, not faults. A fault of the store becomes {@code UNAVAILABLE}, no room {@code OVERLOADED}; what
 * is a bug of ours goes through as it is. What is tried again, or had to wait, goes on where it was asked.
 */
public final class StoreGuard {

    private static final Logger LOG = Logger.getLogger(StoreGuard.class);
    private static final TypeLiteral<Uni<Object>> ANY = new TypeLiteral<>() {};
    private static final long RETRY_AFTER_MS = 1_000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Breaker breaker;
    private final Guard breaking;
    private final Guard room;
    private final Guard reads;
    private final Guard writes;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final LongAdder retries = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder broken = new LongAdder();

    public StoreGuard(String name, GuardLimits limits) {
        this.breaker = new Breaker(name);
        this.breaking = breaking(limits);
        this.room = Guard.create()
                .withDescription(name + " room")
                .withThreadOffload(false)
                .withBulkhead()
                .limit(limits.atOnce())
                .queueSize(limits.waiting())
                .onRejected(rejected::increment)
                .done()
                .build();
        this.reads = retrying(name + " reads", limits, StoreFaults::isLost);
        this.writes = retrying(name + " writes", limits, StoreFaults::isUntaken);
    }

    private Guard breaking(GuardLimits limits) {
        return Guard.create()
                .withDescription(breaker.name())
                .withThreadOffload(false)
                .withTimeout()
                .duration(limits.timeout().toMillis(), ChronoUnit.MILLIS)
                .onTimeout(timeouts::increment)
                .done()
                .withCircuitBreaker()
                .name(breaker.name())
                .requestVolumeThreshold(limits.calls())
                .failureRatio(limits.failureRatio())
                .delay(limits.openFor().toMillis(), ChronoUnit.MILLIS)
                .when(StoreFaults::isFault)
                .onStateChange(breaker::toState)
                .onFailure(breaker::onFailure)
                .onSuccess(breaker::onSuccess)
                .onPrevented(broken::increment)
                .done()
                .build();
    }

    private Guard retrying(String name, GuardLimits limits, Predicate<Throwable> mayRepeat) {
        long pause = limits.retryAfter().toMillis();
        return Guard.create()
                .withDescription(name)
                .withThreadOffload(false)
                .withRetry()
                .maxRetries(limits.retries())
                .delay(pause, ChronoUnit.MILLIS)
                .jitter(pause / 2, ChronoUnit.MILLIS)
                .whenException(mayRepeat)
                .withExponentialBackoff()
                .factor(2)
                .maxDelay(Math.max(pause, LONGEST_PAUSE.toMillis()), ChronoUnit.MILLIS)
                .done()
                .onRetry(retries::increment)
                .done()
                .build();
    }

    /** Runs what may be run again: a connection that the store has ended shows only when it is used. */
    public <T extends @Nullable Object> Uni<T> read(Supplier<Uni<T>> call) {
        return through(reads, call);
    }

    /** Runs what may not be done twice: again only if the store cannot have taken it. */
    public <T extends @Nullable Object> Uni<T> write(Supplier<Uni<T>> call) {
        return through(writes, call);
    }

    /** Runs what the service itself lives on: without waiting for room behind what clients ask, and once. */
    public <T extends @Nullable Object> Uni<T> vital(Supplier<Uni<T>> call) {
        return deferred(() -> called(breaking, () -> untyped(call)));
    }

    /** How the breaker stands. */
    public BreakerState state() {
        return breaker.state();
    }

    /** What it has seen. */
    public GuardState counts() {
        int now = running.get();
        return new GuardState(
                breaker.name(),
                now,
                Math.max(0, asked.get() - now),
                retries.sum(),
                rejected.sum(),
                timeouts.sum(),
                broken.sum());
    }

    private <T extends @Nullable Object> Uni<T> through(Guard retrying, Supplier<Uni<T>> call) {
        return deferred(() -> {
            Context here = Vertx.currentContext();
            return called(
                    room,
                    () -> called(
                            retrying, () -> called(breaking, () -> inPlace(here, () -> counted(() -> untyped(call))))));
        });
    }

    @SuppressWarnings("unchecked") // guards hand the item through as it is
    private <T extends @Nullable Object> Uni<T> deferred(Supplier<Uni<Object>> guarded) {
        return Uni.createFrom().deferred(() -> {
            asked.incrementAndGet();
            return (Uni<T>) guarded.get()
                    .onTermination()
                    .invoke(asked::decrementAndGet)
                    .onFailure(StoreFaults::isFault)
                    .transform(this::refusal);
        });
    }

    private Uni<Object> counted(Supplier<Uni<Object>> call) {
        running.incrementAndGet();
        try {
            return call.get().onTermination().invoke(running::decrementAndGet);
        } catch (RuntimeException e) {
            running.decrementAndGet();
            throw e;
        }
    }

    @SuppressWarnings("unchecked") // a Uni of something is a Uni of an object to one that only hands it on
    private static <T extends @Nullable Object> Uni<Object> untyped(Supplier<Uni<T>> call) {
        return (Uni<Object>) call.get();
    }

    /** Sessions of the database, and order, belong to the context that asked; another's end may have let us go on. */
    private static Uni<Object> inPlace(@Nullable Context here, Supplier<Uni<Object>> call) {
        if (here == null || here == Vertx.currentContext()) {
            return call.get();
        }
        return Uni.createFrom()
                .emitter(emitter -> here.runOnContext(back ->
                        Uni.createFrom().deferred(call::get).subscribe().with(emitter::complete, emitter::fail)));
    }

    private static Uni<Object> called(Guard guard, Callable<Uni<Object>> call) {
        try {
            return guard.call(call, ANY);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private Throwable refusal(Throwable fault) {
        LOG.debugf("%s: %s", breaker.name(), fault.getClass().getSimpleName());
        if (fault instanceof BulkheadException) {
            return Refused.retryAfter(ErrorCode.OVERLOADED, "Too much is going on right now.", RETRY_AFTER_MS);
        }
        boolean isAway = fault instanceof CircuitBreakerOpenException || fault instanceof TimeoutException;
        return Refused.retryAfter(
                ErrorCode.UNAVAILABLE,
                isAway ? "A part of this service is away; try again." : "A part of this service broke off; try again.",
                RETRY_AFTER_MS);
    }
}
