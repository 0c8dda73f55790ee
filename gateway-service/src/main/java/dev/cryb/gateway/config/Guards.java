package dev.cryb.gateway.config;

import dev.cryb.guard.BreakerState;
import dev.cryb.guard.GuardState;
import dev.cryb.guard.StoreGuard;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The guards around Postgres and Redis, see {@link StoreGuard}. */
@Singleton
public class Guards {

    private final StoreGuard postgres;
    private final StoreGuard redis;

    Guards(GuardSettings settings) {
        postgres = new StoreGuard("postgres", GuardSettings.limits(settings));
        redis = new StoreGuard("redis", GuardSettings.limits(settings));
    }

    /** Runs a call to Postgres, again only if Postgres cannot have taken it. */
    public <T extends @Nullable Object> Uni<T> postgres(Supplier<Uni<T>> call) {
        return postgres.write(call);
    }

    /** Runs a call to Postgres that changes nothing, again if its connection breaks. */
    public <T extends @Nullable Object> Uni<T> postgresRead(Supplier<Uni<T>> call) {
        return postgres.read(call);
    }

    /** Runs a call to Postgres that the gateway lives on; it waits behind nobody. */
    public <T extends @Nullable Object> Uni<T> postgresVital(Supplier<Uni<T>> call) {
        return postgres.vital(call);
    }

    /** Runs a call to Redis, again only if Redis cannot have taken it. */
    public <T extends @Nullable Object> Uni<T> redis(Supplier<Uni<T>> call) {
        return redis.write(call);
    }

    /** How the breakers stand. */
    public List<BreakerState> states() {
        return List.of(postgres.state(), redis.state());
    }

    /** What the guards have seen. */
    public List<GuardState> counts() {
        return List.of(postgres.counts(), redis.counts());
    }
}
