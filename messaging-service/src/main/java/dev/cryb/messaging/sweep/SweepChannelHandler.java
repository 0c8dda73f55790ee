package dev.cryb.messaging.sweep;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sweeps what was said in a channel that is gone, a piece at a time. */
@ApplicationScoped
class SweepChannelHandler implements TodoHandler {

    private final SweepRepository sweep;

    SweepChannelHandler(SweepRepository sweep) {
        this.sweep = sweep;
    }

    @Override
    public String kind() {
        return Sweeps.CHANNEL;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        return sweep.channel(Long.parseLong(todo.payload()))
                .map(clean -> clean ? Outcome.done() : Outcome.again(Duration.ZERO));
    }
}
