package dev.cryb.messaging.sweep;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sweeps the members, roles, channels and the rest of a server that is gone, a piece at a time. */
@ApplicationScoped
class SweepServerHandler implements TodoHandler {

    private final SweepRepository sweep;

    SweepServerHandler(SweepRepository sweep) {
        this.sweep = sweep;
    }

    @Override
    public String kind() {
        return Sweeps.SERVER;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        return sweep.server(Long.parseLong(todo.payload()))
                .map(clean -> clean ? Outcome.done() : Outcome.again(Duration.ZERO));
    }
}
