package dev.cryb.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.CommandEntry;
import dev.cryb.bus.CommandPublisher;
import dev.cryb.bus.Instance;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.RedisWriter;
import dev.cryb.bus.Reply;
import dev.cryb.bus.ReplyPart;
import dev.cryb.bus.ReplyTail;
import dev.cryb.bus.StreamId;
import dev.cryb.bus.Streams;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.ConfirmUpload;
import dev.cryb.request.Query;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A gateway in small: asks the running service over Redis; and of messaging that it takes over what it is handed. */
@ApplicationScoped
class Wire {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Caller MESSAGING = new Caller(new UserId(1), "messaging", "messaging", null);

    private final Instance instance = Instance.of("test-gateway");
    private final AtomicLong correlations = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final Vertx vertx;
    private final Context context;
    private final CommandPublisher publisher;
    private final ReplyTail replies;
    private final Pool pool;
    private final long timer;

    Wire(Vertx vertx, Redis redis, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
        this.context = Context.newInstance(((VertxInternal) vertx.getDelegate()).createEventLoopContext());
        this.publisher = new CommandPublisher(
                Streams.DEFAULT, new RedisWriter(context, new RedisLink(redis, Duration.ofSeconds(4))));
        this.replies = new ReplyTail(Streams.DEFAULT, instance, redis, new ReplyTail.Listener() {
            @Override
            public void onReply(Reply reply) {
                CompletableFuture<Reply> answer = waiting.remove(reply.correlation());
                if (answer != null) {
                    answer.complete(reply);
                }
            }

            @Override
            public void onPart(ReplyPart part) {}
        });
        CompletableFuture<Void> started = new CompletableFuture<>();
        on(() -> replies.start().invoke(() -> started.complete(null)));
        started.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        on(replies::run);
        this.timer = vertx.setPeriodic(LOOK.toMillis(), beat -> confirm());
    }

    @PreDestroy
    void end() {
        vertx.cancelTimer(timer);
        on(() -> replies.stop().onFailure().recoverWithNull());
    }

    /** What is handed to messaging is there, and said to be there, as often as it is offered. */
    private void confirm() {
        pool.query("SELECT id FROM upload WHERE state = 'handing'")
                .execute()
                .subscribe()
                .with(
                        rows -> rows.forEach(row -> sends(
                                MESSAGING, new ConfirmUpload(new UploadId(row.getLong(0))), "c" + row.getLong(0))),
                        failure -> {});
    }

    /** What a command is acked with. */
    JsonNode asks(Caller caller, Command command) {
        return tree(sends(caller, command, "n" + correlations.get() + "-" + System.nanoTime()));
    }

    CompletableFuture<Reply> sends(Caller caller, Command command, String nonce) {
        return asks(
                caller, command.requestType().wireName(), Json.write(command), nonce, command.partition(caller, nonce));
    }

    /** A command as it might arrive, well formed or not. */
    JsonNode asks(Caller caller, String event, String body) {
        return tree(asks(
                caller, event, body, "r" + System.nanoTime(), caller.userId().partition()));
    }

    JsonNode asks(Caller caller, Query query) {
        return tree(asks(caller, query.requestType().wireName(), Json.write(query), "", -1));
    }

    private CompletableFuture<Reply> asks(Caller caller, String event, String body, String nonce, int partition) {
        long correlation = correlations.incrementAndGet();
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        waiting.put(correlation, answer);
        CommandEntry entry = new CommandEntry(
                StreamId.ZERO, event, caller, nonce, false, true, instance.toString(), correlation, body);
        on(() -> partition < 0
                ? publisher.query(Service.MEDIA, entry)
                : publisher.command(Service.MEDIA, partition, entry));
        return answer;
    }

    static JsonNode tree(CompletableFuture<Reply> asked) {
        try {
            return Json.tree(asked.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join()
                    .ackJson());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void on(Supplier<Uni<Void>> work) {
        context.runOnContext(() -> work.get().subscribe().with(done -> {}, failure -> {
            throw new AssertionError(failure);
        }));
    }
}
