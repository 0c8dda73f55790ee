package dev.cryb.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import dev.cryb.json.Json;
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
import java.util.ArrayList;
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
    private final AtomicLong nonces = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final List<EventEntry> events = new CopyOnWriteArrayList<>();
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
                throw new AssertionError("nothing here comes in parts");
            }
        });
        this.tail = new EventTail(new RedisEventStreams(Streams.DEFAULT, redis), new EventTail.Listener() {
            @Override
            public void onEvents(List<EventEntry> fresh) {
                events.addAll(fresh);
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

    /** The whole ack of a command. */
    JsonNode sends(Caller caller, Command command) {
        return later(caller, command).join();
    }

    /** The whole ack of a command that is not waited for; commands go in the order of the calls. */
    CompletableFuture<JsonNode> later(Caller caller, Command command) {
        String nonce = "n" + nonces.incrementAndGet();
        return ack(
                caller, command.requestType().wireName(), Json.write(command), nonce, command.partition(caller, nonce));
    }

    /** The whole ack of a query. */
    JsonNode asks(Caller caller, Query query) {
        return ack(caller, query.requestType().wireName(), Json.write(query), "", -1)
                .join();
    }

    private CompletableFuture<JsonNode> ack(Caller caller, String event, String body, String nonce, int partition) {
        long correlation = correlations.incrementAndGet();
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        waiting.put(correlation, answer);
        CommandEntry entry = new CommandEntry(
                StreamId.ZERO, event, caller, nonce, true, false, instance.toString(), correlation, body);
        on(() -> partition < 0
                ? publisher.query(Service.VOICE, entry)
                : publisher.command(Service.VOICE, partition, entry));
        return answer.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).thenApply(reply -> tree(reply.ackJson()));
    }

    /** The name of each event about someone, in the order in which they came; why they left is part of it. */
    List<String> about(Caller person) {
        List<String> about = new ArrayList<>();
        for (EventEntry event : events) {
            JsonNode data = tree(event.data());
            JsonNode state = data.path("voiceState").isObject() ? data.path("voiceState") : data;
            if (state.path("userId").asText().equals(person.userId().toString())) {
                about.add(
                        data.has("reason")
                                ? event.name() + " " + data.get("reason").asText()
                                : event.name());
            }
        }
        return about;
    }

    static JsonNode tree(String json) {
        try {
            return Json.tree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private void on(Supplier<Uni<Void>> work) {
        context.runOnContext(() -> work.get().subscribe().with(done -> {}, failure -> {
            throw new AssertionError(failure);
        }));
    }
}
