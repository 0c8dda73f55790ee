package dev.cryb.service.config;

import dev.cryb.guard.BreakerState;
import dev.cryb.guard.GuardLimits;
import dev.cryb.guard.GuardState;
import dev.cryb.guard.StoreGuard;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The guard around what queries ask of Postgres, see {@link StoreGuard}.
 *
 * <p>Lanes have none: they wait for Postgres, as nothing they do makes sense without it, and the deadline of commands
 * answers for them.
 */
@Singleton
public class Guards {

    private final StoreGuard postgres;
    private final List<StoreGuard> others = new CopyOnWriteArrayList<>();

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

    /** The guard around something else that the service calls, shown beside this one. */
    public StoreGuard another(String name, GuardLimits limits) {
        StoreGuard guard = new StoreGuard(name, limits);
        others.add(guard);
        return guard;
    }

    /** How the breakers stand. */
    public List<BreakerState> states() {
        return all().map(StoreGuard::state).toList();
    }

    /** What the guards have seen. */
    public List<GuardState> counts() {
        return all().map(StoreGuard::counts).toList();
    }

    private Stream<StoreGuard> all() {
        return Stream.concat(Stream.of(postgres), others.stream());
    }
}
