package dev.cryb.service.config;

import dev.cryb.guard.BreakerState;
import dev.cryb.guard.GuardState;
import dev.cryb.guard.StoreGuard;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * The guard around what queries ask of Postgres, see {@link StoreGuard}.
 *
 * <p>Lanes have none: they wait for Postgres, as nothing they do makes sense without it, and the deadline of commands
 * answers for them.
 */
@Singleton
public class Guards {

    private final StoreGuard postgres;

    public Guards(GuardSettings settings) {
        this.postgres = new StoreGuard("postgres", GuardSettings.limits(settings));
    }

    /** Runs a read that may be run again. */
    public <T> Uni<T> read(Supplier<Uni<T>> call) {
        return postgres.read(call);
    }

    /** Runs a read that has told a part of its answer by the time it fails. */
    public <T> Uni<T> readOnce(Supplier<Uni<T>> call) {
        return postgres.write(call);
    }

    /** How the breaker stands. */
    public List<BreakerState> states() {
        return List.of(postgres.state());
    }

    /** What the guard has seen. */
    public List<GuardState> counts() {
        return List.of(postgres.counts());
    }
}
