package dev.cryb.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cryb.bus.CommandPublisher;
import dev.cryb.bus.EventEntry;
import dev.cryb.bus.EventTail;
import dev.cryb.bus.Instance;
import dev.cryb.bus.RedisEventStreams;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.RedisWriter;
import dev.cryb.bus.Reply;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.bus.Streams;
import dev.cryb.id.UserId;
import dev.cryb.request.Caller;
import dev.cryb.request.GetPresences;
import dev.cryb.request.GetVoiceStates;
import dev.cryb.request.Query;
import dev.cryb.request.Service;
import dev.cryb.trace.Traces;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions on their way to services that answer when the test does; Redis is away, so nobody else does. */
class AroundTest {

    private static final Caller BOB = new Caller(new UserId(5), "bob", "Bob", null);

    private final List<String> heard = new ArrayList<>();
    private final Lately lately = new Lately();
    private Vertx vertx;
    private Context core;
    private RequestDesk desk;
    private Around around;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        core = Context.newInstance(((VertxInternal) vertx.getDelegate()).createEventLoopContext());
        Redis redis = Redis.createClient(vertx, "redis://127.0.0.1:1");
        RedisWriter writer = new RedisWriter(core, new RedisLink(redis, Duration.ofSeconds(1)));
        EventTail tail = new EventTail(new RedisEventStreams(Streams.DEFAULT, redis), new EventTail.Listener() {
            @Override
            public void onEvents(List<EventEntry> events) {}

            @Override
            public void onGap(Source source) {}
        });
        desk = new RequestDesk(
                Instance.of("gateway-1"),
                new CommandPublisher(Streams.DEFAULT, writer),
                tail,
                List.of(Service.MESSAGING, Service.PRESENCE, Service.VOICE),
                Duration.ofMinutes(1),
                Traces.OFF);
        around = new Around(core.getDelegate(), desk);
    }

    @AfterEach
    void stop() {
        vertx.close().await().atMost(Duration.ofSeconds(10));
    }

    private <T> T onCore(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        core.runOnContext(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(10, TimeUnit.SECONDS);
    }

    private void onCore(Runnable work) throws Exception {
        onCore(() -> {
            work.run();
            return true;
        });
    }

    private Around.Question question(String name, Query query, String field) {
        return new Around.Question(
                query,
                field,
                lately,
                found -> heard.add(name + ids(found)),
                one -> heard.add(name + " late " + one.get("userId").asText()));
    }

    private static List<String> ids(ArrayNode found) {
        List<String> ids = new ArrayList<>();
        found.forEach(one -> ids.add(one.get("userId").asText()));
        return ids;
    }

    private void asks() {
        around.ask(
                BOB,
                List.of(
                        question("there", new GetPresences(List.of(), List.of()), "presences"),
                        question("talks", new GetVoiceStates(List.of(), List.of()), "voiceStates")),
                () -> heard.add("then"));
    }

    private void answers(long correlation, String field, long... users) {
        StringBuilder people = new StringBuilder();
        for (long user : users) {
            people.append(people.isEmpty() ? "" : ",")
                    .append("{\"userId\":\"")
                    .append(user)
                    .append("\"}");
        }
        desk.onReply(new Reply(correlation, null, "{\"ok\":true,\"data\":{\"" + field + "\":[" + people + "]}}"));
    }

    private static EventEntry event() {
        return new EventEntry(
                new StreamId(1, 0),
                new Source.Number(new Source(Service.VOICE, 0), 1),
                List.of(),
                "voice:left",
                "{}",
                null);
    }

    private void awaitHeard(int words) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> onCore(() -> heard.size()) >= words);
    }

    @Test
    void goesOnOnceAllHaveAnswered() throws Exception {
        onCore(this::asks);
        onCore(() -> answers(2, "voiceStates", 7));
        assertThat(onCore(() -> List.copyOf(heard))).containsExactly("talks[7]");
        onCore(() -> answers(1, "presences", 8, 9));
        assertThat(onCore(() -> List.copyOf(heard))).containsExactly("talks[7]", "there[8, 9]", "then");
    }

    @Test
    void goesOnWithoutTheOneThatIsLateAndTellsOfThoseWhoseNewsHasNotPassed() throws Exception {
        onCore(() -> {
            lately.spoke(new UserId(6), event());
            asks();
            answers(1, "presences", 8);
        });
        awaitHeard(3);
        assertThat(onCore(() -> List.copyOf(heard))).containsExactly("there[8]", "talks[]", "then");
        onCore(() -> {
            lately.spoke(new UserId(7), event());
            answers(2, "voiceStates", 6, 7, 8);
        });
        assertThat(onCore(() -> List.copyOf(heard)))
                .containsExactly("there[8]", "talks[]", "then", "talks late 6", "talks late 8");
    }

    @Test
    void whatIsAskedWithoutWaitingNeverOvertakesWhatPassed() throws Exception {
        onCore(() -> {
            around.later(BOB, question("talks", new GetVoiceStates(List.of(), List.of()), "voiceStates"));
            lately.spoke(new UserId(7), event());
            answers(1, "voiceStates", 7, 8);
        });
        assertThat(onCore(() -> List.copyOf(heard))).containsExactly("talks late 8");
    }
}
