package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis, made again when it breaks.
 *
 * <p>What is sent on it arrives in order. Blocking reads have a link of their own. A request that gets no answer in time
 * fails; whether it had its effect is then unknown, and the caller does it again in a way that does no harm.
 */
public final class RedisLink {

    private final Redis redis;
    private final Duration timeout;
    private @Nullable Uni<RedisConnection> connection;

    /**
     * @param timeout how long to wait for an answer; for a link that blocks, more than the longest block
     */
    public RedisLink(Redis redis, Duration timeout) {
        this.redis = redis;
        this.timeout = timeout;
    }

    public Uni<Response> send(Request request) {
        return connected().chain(connection -> guarded(connection, connection.send(request)));
    }

    /** Sends all in one write; the first error fails the whole, though the others may have had their effect. */
    public Uni<List<Response>> batch(List<Request> requests) {
        return connected().chain(connection -> guarded(connection, connection.batch(requests)));
    }

    /** Gives the connection up; the next request makes a new one. */
    public synchronized void reset() {
        if (connection != null) {
            connection.chain(RedisConnection::close).subscribe().with(closed -> {}, failure -> {});
            connection = null;
        }
    }

    private synchronized Uni<RedisConnection> connected() {
        Uni<RedisConnection> current = connection;
        if (current == null) {
            current = redis.connect()
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .onFailure()
                    .invoke(failure -> forget())
                    .memoize()
                    .indefinitely();
            connection = current;
        }
        return current;
    }

    private <T> Uni<T> guarded(RedisConnection made, Uni<T> answer) {
        return answer.ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(RedisLink::isBroken)
                .invoke(failure -> {
                    forget();
                    made.close().subscribe().with(closed -> {}, ignored -> {});
                });
    }

    private synchronized void forget() {
        connection = null;
    }

    /** An answer such as {@code NOSCRIPT} says that the connection is well. */
    private static boolean isBroken(Throwable failure) {
        return !(failure instanceof io.vertx.redis.client.impl.types.ErrorType);
    }

    /** Whether Redis answered with an error of this kind, such as {@code NOGROUP}; in a batch, words stand before it. */
    static boolean isError(Throwable failure, String kind) {
        return failure.getMessage() != null && failure.getMessage().contains(kind);
    }
}
