package dev.cryb.messaging;

import static org.awaitility.Awaitility.await;

import dev.cryb.bus.CommandEntry;
import dev.cryb.bus.CommandPublisher;
import dev.cryb.bus.EventEntry;
import dev.cryb.bus.EventTail;
import dev.cryb.bus.Instance;
import dev.cryb.bus.RedisEventStreams;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.RedisWriter;
import dev.cryb.bus.Reply;
import dev.cryb.bus.ReplyPart;
import dev.cryb.bus.ReplyTail;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.bus.Streams;
import dev.cryb.event.Topic;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.Query;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A gateway in small: asks the running service over Redis, and keeps the answers and the events. */
@ApplicationScoped
class Wire {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Instance instance = Instance.of("test-gateway");
    private final AtomicLong correlations = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();

    /** The newest number of each source that was kept; nothing else publishes here, so all of them are. */
    private final Map<Source, Long> told = new ConcurrentHashMap<>();

    private final List<EventEntry> events = new CopyOnWriteArrayList<>();
    private final List<ReplyPart> parts = new CopyOnWriteArrayList<>();
    private final Context context;
    private final CommandPublisher publisher;
    private final ReplyTail replies;
    private final EventTail tail;

    Wire(Vertx vertx, Redis redis) {
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
            public void onPart(ReplyPart part) {
                parts.add(part);
            }
        });
        this.tail = new EventTail(new RedisEventStreams(Streams.DEFAULT, redis), new EventTail.Listener() {
            @Override
            public void onEvents(List<EventEntry> fresh) {
                events.addAll(fresh);
                fresh.forEach(event ->
                        told.put(event.source().source(), event.source().number()));
            }

            @Override
            public void onGap(Source source) {
                throw new AssertionError("events of " + source + " are lost");
            }
        });
        CompletableFuture<Void> started = new CompletableFuture<>();
        on(() -> replies.start().chain(tail::start).invoke(() -> started.complete(null)));
        started.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        on(replies::run);
        on(tail::run);
    }

    @PreDestroy
    void end() {
        tail.stop();
        on(() -> replies.stop().onFailure().recoverWithNull());
    }

    CompletableFuture<Reply> sends(Caller caller, Command command, String nonce) {
        return asks(
                caller, command.requestType().wireName(), Json.write(command), nonce, command.partition(caller, nonce));
    }

    CompletableFuture<Reply> asks(Caller caller, Query query) {
        return asks(caller, query.requestType().wireName(), Json.write(query));
    }

    /** A query as it might arrive, well formed or not. */
    CompletableFuture<Reply> asks(Caller caller, String event, String body) {
        return asks(caller, event, body, "", -1);
    }

    private CompletableFuture<Reply> asks(Caller caller, String event, String body, String nonce, int partition) {
        long correlation = correlations.incrementAndGet();
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        waiting.put(correlation, answer);
        CommandEntry entry = new CommandEntry(
                StreamId.ZERO, event, caller, nonce, false, true, instance.toString(), correlation, body);
        on(() -> partition < 0
                ? publisher.query(Service.MESSAGING, entry)
                : publisher.command(Service.MESSAGING, partition, entry));
        return answer;
    }

    /** An answer, once all events before it are here, as a gateway would pass it on. */
    Answer answer(CompletableFuture<Reply> asked) {
        Reply reply = reply(asked);
        Source.Number after = reply.after();
        if (after != null) {
            await().atMost(LONGEST).until(() -> told.getOrDefault(after.source(), 0L) >= after.number());
        }
        return new Answer(new Ack(reply.ackJson().startsWith("{\"ok\":true"), reply.ackJson()), List.of(), true);
    }

    Reply reply(CompletableFuture<Reply> asked) {
        return asked.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Events that have come for a topic, in their order. */
    List<EventEntry> events(Topic topic) {
        return events.stream().filter(event -> event.topics().contains(topic)).toList();
    }

    /** Pieces of large answers, in the order in which they came. */
    List<ReplyPart> parts() {
        return parts;
    }

    private void on(Supplier<Uni<Void>> work) {
        context.runOnContext(() -> work.get().subscribe().with(done -> {}, failure -> {
            throw new AssertionError(failure);
        }));
    }
}
