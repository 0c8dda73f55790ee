package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is written in one turn of an event loop into one write to Redis.
 *
 * <p>Under load this makes hundreds of requests one system call; without load it adds nothing. Use it from one context
 * only: the order of calls is the order in Redis.
 */
public final class RedisWriter {

    /** What one write holds at most; more goes into the next. */
    private static final int LONGEST = 512;

    private final Context context;
    private final RedisLink link;
    private List<Waiting> waiting = new ArrayList<>();

    private record Waiting(Request request, UniEmitter<? super Response> emitter) {}

    public RedisWriter(Context context, RedisLink link) {
        this.context = context;
        this.link = link;
    }

    /** Adds a request to the next write; must be called on the writer's context. */
    public Uni<Response> write(Request request) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(new Waiting(request, emitter));
            if (waiting.size() == 1) {
                context.runOnContext(this::flush);
            } else if (waiting.size() == LONGEST) {
                flush();
            }
        });
    }

    private void flush() {
        List<Waiting> batch = waiting;
        if (batch.isEmpty()) {
            return;
        }
        waiting = new ArrayList<>();
        link.batch(batch.stream().map(Waiting::request).toList())
                .subscribe()
                .with(
                        responses -> {
                            for (int i = 0; i < batch.size(); i++) {
                                batch.get(i).emitter().complete(i < responses.size() ? responses.get(i) : null);
                            }
                        },
                        failure -> batch.forEach(one -> one.emitter().fail(failure)));
    }
}
