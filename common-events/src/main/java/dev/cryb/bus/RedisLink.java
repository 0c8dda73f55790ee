package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.impl.RequestImpl;
import io.vertx.redis.client.impl.ZModem;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis, made again when it breaks.
 *
 * <p>What is sent on it arrives in order, and is answered on the context that asks. Blocking reads have a link of their
 * own. A request that gets no answer in time fails; whether it had its effect is then unknown, and the caller does it
 * again in a way that does no harm.
 */
public final class RedisLink {

    /** What {@code quarkus.redis.client-type} says of a Redis that is spread over nodes. */
    private static final String CLUSTER = "cluster";

    private final Redis redis;
    private final Duration timeout;
    private final boolean spread;
    private @Nullable Attempt current;

    /**
     * @param timeout how long to wait for an answer; for a link that blocks, more than the longest block
     */
    public RedisLink(Redis redis, Duration timeout) {
        this.redis = redis;
        this.timeout = timeout;
        this.spread = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.redis.client-type", String.class)
                .filter(CLUSTER::equalsIgnoreCase)
                .isPresent();
    }

    public Uni<Response> send(Request request) {
        return ask(connection -> connection.send(request));
    }

    /**
     * Sends all in one write, to a cluster in one for each slot; the first error fails the whole, though the others may have
     * had their effect.
     */
    public Uni<List<Response>> batch(List<Request> requests) {
        return ask(connection -> spread ? bySlot(connection, requests) : connection.batch(requests));
    }

    /** A batch of a cluster goes to one node, so there is one for each slot; their order among each other is open. */
    private static Uni<List<Response>> bySlot(RedisConnection connection, List<Request> requests) {
        Map<Integer, List<Integer>> slots = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            slots.computeIfAbsent(slotOf(requests.get(i)), first -> new ArrayList<>())
                    .add(i);
        }
        Response[] answers = new Response[requests.size()];
        List<Uni<List<Response>>> batches = new ArrayList<>();
        for (List<Integer> places : slots.values()) {
            batches.add(connection
                    .batch(places.stream().map(requests::get).toList())
                    .invoke(found -> {
                        for (int i = 0; i < found.size(); i++) {
                            answers[places.get(i)] = found.get(i);
                        }
                    }));
        }
        return Uni.join().all(batches).andCollectFailures().map(all -> Arrays.asList(answers));
    }

    private static int slotOf(Request request) {
        List<byte[]> keys = ((RequestImpl) request.getDelegate()).keys();
        return keys.isEmpty() ? -1 : ZModem.generate(keys.get(0));
    }

    /** Brings the answer back to where it was asked: new connections and timeouts come from elsewhere. */
    private <T> Uni<T> ask(Function<RedisConnection, Uni<T>> question) {
        return Uni.createFrom().deferred(() -> {
            Executor here = Home.here();
            Attempt attempt = attempt();
            return attempt.made
                    .chain(connection -> question.apply(connection)
                            .ifNoItem()
                            .after(timeout)
                            .fail()
                            .onFailure(RedisLink::isBroken)
                            .invoke(() -> attempt.giveUp(connection)))
                    .emitOn(here);
        });
    }

    private synchronized Attempt attempt() {
        if (current == null) {
            current = new Attempt();
        }
        return current;
    }

    private synchronized void forget(Attempt attempt) {
        if (current == attempt) {
            current = null;
        }
    }

    /** A connection, made or about to be; forgotten as soon as it has ended, so that no request has to find out. */
    private final class Attempt {

        private final Uni<RedisConnection> coming = redis.connect().memoize().indefinitely();

        private final Uni<RedisConnection> made = coming.ifNoItem()
                .after(timeout)
                .fail()
                .invoke(connection -> connection.endHandler(this::isOver))
                .onFailure()
                .invoke(this::isTooLate)
                .memoize()
                .indefinitely();

        /** Nobody waits any more; what comes yet goes back to the pool, which has no place for another until it does. */
        private void isTooLate() {
            isOver();
            coming.subscribe()
                    .with(late -> late.close().subscribe().with(closed -> {}, ignored -> {}), neverCame -> {});
        }

        private void isOver() {
            forget(this);
        }

        private void giveUp(RedisConnection connection) {
            isOver();
            connection.close().subscribe().with(closed -> {}, ignored -> {});
        }
    }

    /** An answer such as {@code NOSCRIPT} says that the connection is well, but not one of a node that lost its place. */
    private static boolean isBroken(Throwable failure) {
        return !(failure instanceof ErrorType)
                || isError(failure, "CONNECTION_CLOSED")
                || isError(failure, "MOVED")
                || isError(failure, "READONLY");
    }

    /** Whether Redis answered with an error of this kind, such as {@code NOGROUP}; in a batch, words stand before it. */
    static boolean isError(Throwable failure, String kind) {
        return failure.getMessage() != null && failure.getMessage().contains(kind);
    }
}
