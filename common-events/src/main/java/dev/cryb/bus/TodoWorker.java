package dev.cryb.bus;

import dev.cryb.bus.TodoHandler.Outcome;
import dev.cryb.json.Json;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what committed commands have left to do, on the partitions that are ours.
 *
 * <p>It looks at once after a commit that left something, whenever something has ended, and each second. What fails
 * comes again, later and later; what fails often is said aloud and stays. All of it lives on one context.
 */
final class TodoWorker {

    private static final Logger LOG = Logger.getLogger(TodoWorker.class);

    /** How long a handler may take; what has not answered by then has failed. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** Works at once; each may hold a connection that lanes and queries want too. */
    private static final int AT_ONCE = 4;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    /** Until the outcome's command has been carried out or has missed its deadline. */
    private static final Duration OUTCOME = Duration.ofSeconds(15);

    private final Service service;
    private final Home home;
    private final TodoStore store;
    private final CommandPublisher publisher;
    private final Supplier<Set<Integer>> ours;
    private final BusMetrics metrics;
    private final Map<String, TodoHandler> handlers = new HashMap<>();
    private final Set<Long> working = new HashSet<>();

    private boolean looking;
    private boolean lookAgain;
    private long timer = -1;
    private @Nullable UniEmitter<? super Void> idle;
    private boolean stopping;

    /**
     * @param publisher to be called on {@code home}
     * @param ours the partitions that we hold
     */
    TodoWorker(
            Service service,
            Home home,
            TodoStore store,
            CommandPublisher publisher,
            Supplier<Set<Integer>> ours,
            Collection<? extends TodoHandler> handlers,
            BusMetrics metrics) {
        this.service = service;
        this.home = home;
        this.store = store;
        this.publisher = publisher;
        this.ours = ours;
        this.metrics = metrics;
        for (TodoHandler handler : handlers) {
            if (this.handlers.put(handler.kind(), handler) != null) {
                throw new IllegalStateException("two handlers for " + handler.kind());
            }
        }
    }

    void start() {
        home.execute(() -> timer =
                home.context().owner().getDelegate().setPeriodic(LOOK.toMillis(), id -> home.execute(this::look)));
    }

    /** Something was left to do just now. Safe from any thread. */
    void kick() {
        home.execute(this::look);
    }

    /** Takes nothing up any more; completes when what is under way has ended, or after a short while. */
    Uni<Void> stop() {
        return Uni.createFrom()
                .<Void>emitter(emitter -> home.execute(() -> {
                    stopping = true;
                    home.context().owner().getDelegate().cancelTimer(timer);
                    idle = emitter;
                    endIfIdle();
                }))
                .ifNoItem()
                .after(LONGEST_STOP)
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private void endIfIdle() {
        if (idle != null && working.isEmpty()) {
            idle.complete(null);
        }
    }

    private void look() {
        Set<Integer> partitions = ours.get();
        int room = AT_ONCE - working.size();
        if (stopping || room == 0 || partitions.isEmpty()) {
            return;
        }
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        lookAgain = false;
        store.takeUp(partitions, working, room)
                .emitOn(home)
                .onTermination()
                .invoke(() -> looking = false)
                .subscribe()
                .with(
                        due -> begin(due, room),
                        failure -> LOG.warnf("todos of %s cannot be read: %s", service.wireName(), failure));
    }

    private void begin(List<Todo> due, int room) {
        due.forEach(this::begin);
        if (lookAgain || due.size() == room) {
            look();
        }
    }

    private void begin(Todo todo) {
        working.add(todo.id());
        handled(todo)
                .emitOn(home)
                .chain(outcome -> settle(todo, outcome))
                .invoke(() -> metrics.todo(todo.kind(), BusMetrics.Outcome.OK))
                .onFailure()
                .invoke(failure -> failed(todo, failure))
                .emitOn(home)
                .subscribe()
                .with(settled -> ended(todo), failure -> ended(todo));
    }

    private void ended(Todo todo) {
        working.remove(todo.id());
        endIfIdle();
        look();
    }

    private Uni<Outcome> handled(Todo todo) {
        return Uni.createFrom()
                .deferred(() -> {
                    TodoHandler handler = handlers.get(todo.kind());
                    return handler == null
                            ? Uni.createFrom()
                                    .<Outcome>failure(new IllegalStateException("nobody here does " + todo.kind()))
                            : handler.handle(todo);
                })
                .ifNoItem()
                .after(LONGEST)
                .fail();
    }

    private Uni<Void> settle(Todo todo, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> store.delete(todo);
            case Outcome.Again again -> store.comeAgain(todo, again.after());
            case Outcome.Then then -> enter(todo, then).chain(() -> store.putOff(todo, OUTCOME));
        };
    }

    private Uni<Void> enter(Todo todo, Outcome.Then then) {
        CommandEntry entry = CommandEntry.outcome(
                todo.id(), then.command().requestType().wireName(), then.caller(), Json.write(then.command()));
        return publisher.command(service, then.command().partition(then.caller(), entry.nonce()), entry);
    }

    private void failed(Todo todo, Throwable failure) {
        metrics.todo(todo.kind(), BusMetrics.Outcome.FAILED);
        if (todo.attempts() >= TodoStore.STUCK) {
            LOG.errorf(failure, "todo %d (%s) has failed %d times", todo.id(), todo.kind(), todo.attempts());
        } else {
            LOG.warnf("todo %d (%s) comes again: %s", todo.id(), todo.kind(), failure);
        }
    }
}
