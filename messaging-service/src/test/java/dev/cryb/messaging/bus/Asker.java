package dev.cryb.messaging.bus;

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
import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.Query;
import dev.cryb.request.Service;
import dev.cryb.trail.Trail;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A gateway in small that bears with losses: asks again with the same nonce, and notes events and gaps. */
final class Asker implements AutoCloseable {

    static final Caller ALICE =
            new Caller(new UserId(Ids.of(System.currentTimeMillis(), 1, 1)), "alice", "Alice", null);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final AtomicLong CHANNELS = new AtomicLong();

    private final Instance instance = Instance.of("asker");
    private Trail trail = Trail.NONE;
    private final AtomicLong correlations = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final List<EventEntry> events = new CopyOnWriteArrayList<>();
    private final List<Source> gaps = new CopyOnWriteArrayList<>();
    private final AtomicInteger strays = new AtomicInteger();
    private final Context context;
    private final CommandPublisher publisher;
    private final ReplyTail replies;
    private final EventTail tail;

    Asker(Vertx vertx, Redis redis) {
        this.context = Context.newInstance(((VertxInternal) vertx.getDelegate()).createEventLoopContext());
        this.publisher = new CommandPublisher(
                Streams.DEFAULT, new RedisWriter(context, new RedisLink(redis, Duration.ofSeconds(4))));
        this.replies = new ReplyTail(Streams.DEFAULT, instance, redis, new ReplyTail.Listener() {
            @Override
            public void onReply(Reply reply) {
                noteWhere();
                CompletableFuture<Reply> answer = waiting.remove(reply.correlation());
                if (answer != null) {
                    answer.complete(reply);
                }
            }

            @Override
            public void onPart(ReplyPart part) {}
        });
        this.tail = new EventTail(new RedisEventStreams(Streams.DEFAULT, redis), new EventTail.Listener() {
            @Override
            public void onEvents(List<EventEntry> fresh) {
                noteWhere();
                events.addAll(fresh);
            }

            @Override
            public void onGap(Source source) {
                noteWhere();
                gaps.add(source);
            }
        });
        CompletableFuture<Void> started = new CompletableFuture<>();
        on(() -> replies.start().chain(tail::start).invoke(() -> started.complete(null)));
        started.orTimeout(BusRig.LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        on(replies::run);
        on(tail::run);
    }

    /** A channel of a partition, that nobody else has. */
    static ChannelId channel(int partition) {
        return new ChannelId(Ids.of(System.currentTimeMillis(), partition, (int) CHANNELS.incrementAndGet()));
    }

    /** From now on asks for requests that are known by this. */
    Asker under(Trail trail) {
        this.trail = trail;
        return this;
    }

    /** Says it once; the future may never complete if something is lost. */
    CompletableFuture<Reply> says(ChannelId channel, String content, String nonce) {
        return says(channel, content, nonce, true);
    }

    private CompletableFuture<Reply> says(ChannelId channel, String content, String nonce, boolean fresh) {
        CreateMessage command = new CreateMessage(channel, content, null, null, null);
        Trail behind = trail;
        return asks(correlation -> publisher.command(
                Service.MESSAGING,
                channel.partition(),
                entry(command.requestType().wireName(), Json.write(command), nonce, fresh, correlation, behind)));
    }

    CompletableFuture<Reply> asks(Query query) {
        Trail behind = trail;
        return asks(correlation -> publisher.query(
                Service.MESSAGING,
                entry(query.requestType().wireName(), Json.write(query), "", false, correlation, behind)));
    }

    /** Says it with its content as nonce until it is acked, as careful clients do; answers the ack. */
    String saysUntilAcked(ChannelId channel, String content) {
        long end = System.nanoTime() + BusRig.LONGEST.toNanos();
        for (boolean fresh = true; System.nanoTime() < end; fresh = false) {
            try {
                String ack = says(channel, content, content, fresh)
                        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .join()
                        .ackJson();
                if (ack.startsWith("{\"ok\":true") || !ack.contains("\"retryable\":true")) {
                    return ack;
                }
            } catch (java.util.concurrent.CompletionException e) {
                // Lost somewhere; it is known by its nonce.
            }
        }
        throw new AssertionError("no ack for " + content);
    }

    List<EventEntry> events() {
        return events;
    }

    /** Sources that were found to have lost events. */
    List<Source> gaps() {
        return gaps;
    }

    /** Calls that came from another thread than the one that everything here lives on. */
    int strays() {
        return strays.get();
    }

    private void noteWhere() {
        if (Vertx.currentContext() == null || Vertx.currentContext().getDelegate() != context.getDelegate()) {
            strays.incrementAndGet();
        }
    }

    private CommandEntry entry(String event, String body, String nonce, boolean fresh, long correlation, Trail behind) {
        return new CommandEntry(
                StreamId.ZERO, event, ALICE, nonce, fresh, true, instance.toString(), correlation, body, behind);
    }

    private CompletableFuture<Reply> asks(java.util.function.LongFunction<Uni<Void>> send) {
        long correlation = correlations.incrementAndGet();
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        waiting.put(correlation, answer);
        on(() -> send.apply(correlation));
        return answer;
    }

    /** Where the answers to this asker lie. */
    String replyStream() {
        return Streams.DEFAULT.replies(instance.toString());
    }

    private void on(Supplier<Uni<Void>> work) {
        context.runOnContext(() -> work.get().subscribe().with(done -> {}, failure -> {}));
    }

    @Override
    public void close() {
        tail.stop();
        replies.stop().onFailure().recoverWithNull().await().atMost(BusRig.LONGEST);
    }
}
