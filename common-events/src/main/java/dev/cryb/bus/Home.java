package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The one context on which something lives, so that it needs no locks.
 *
 * <p>Timeouts and delays of Mutiny come back on threads of their own, and Vert.x answers on the context that asked: a
 * chain that has left its context does not find back by itself. {@code emitOn(home)} brings it back.
 */
record Home(Context context) implements Executor {

    /** A context of its own, on the next event loop. */
    static Home on(Vertx vertx) {
        return new Home(Context.newInstance(((VertxInternal) vertx.getDelegate()).createEventLoopContext()));
    }

    /** Where we are now; where there is no context, work goes on where it is. */
    static Executor here() {
        Context current = Vertx.currentContext();
        return current == null ? Runnable::run : new Home(current);
    }

    /** Waits, and goes on here. */
    static Uni<Void> pause(Duration duration) {
        return Uni.createFrom().deferred(() -> {
            Executor here = here();
            return Uni.createFrom().voidItem().onItem().delayIt().by(duration).emitOn(here);
        });
    }

    /** Runs it at once where we are there already. */
    @Override
    public void execute(Runnable task) {
        if (io.vertx.core.Vertx.currentContext() == context.getDelegate()) {
            task.run();
        } else {
            context.runOnContext(task);
        }
    }
}
