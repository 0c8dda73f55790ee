package dev.cryb.guard;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What the guards around stores have seen, as metrics.
 *
 * <ul>
 *   <li>{@code cryb.guard.running{name}}, {@code cryb.guard.waiting{name}}: calls on their way, and for their turn
 *   <li>{@code cryb.guard.retries{name}}: tries made again
 *   <li>{@code cryb.guard.refused{name, by}}: by the bulkhead, the timeout or the open breaker
 * </ul>
 */
public final class GuardMeters {

    private GuardMeters() {}

    /** Registers those of each guard. */
    public static void register(MeterRegistry registry, Supplier<List<GuardState>> guards) {
        List<GuardState> all = guards.get();
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            String name = all.get(i).name();
            Supplier<GuardState> now = () -> guards.get().get(index);
            Gauge.builder("cryb.guard.running", () -> now.get().running())
                    .description("Calls on their way to a store")
                    .tag("name", name)
                    .register(registry);
            Gauge.builder("cryb.guard.waiting", () -> now.get().waiting())
                    .description("Calls that wait for their turn")
                    .tag("name", name)
                    .register(registry);
            FunctionCounter.builder(
                            "cryb.guard.retries", now, state -> state.get().retries())
                    .description("Tries made again")
                    .tag("name", name)
                    .register(registry);
            refused(registry, name, "bulkhead", now, GuardState::rejected);
            refused(registry, name, "timeout", now, GuardState::timeouts);
            refused(registry, name, "breaker", now, GuardState::broken);
        }
    }

    private static void refused(
            MeterRegistry registry,
            String name,
            String by,
            Supplier<GuardState> now,
            ToLongFunction<GuardState> count) {
        FunctionCounter.builder("cryb.guard.refused", now, state -> count.applyAsLong(state.get()))
                .description("Calls that a guard ended or did not let through")
                .tag("name", name)
                .tag("by", by)
                .register(registry);
    }
}
