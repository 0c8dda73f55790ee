package dev.cryb.messaging.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.QueryHandler;
import dev.cryb.bus.Reply;
import dev.cryb.id.ChannelId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.ListMessages;
import dev.cryb.trail.Trail;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The id of a client's request stands in the lines that are logged for it, and in its INTERNAL answers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RequestIdsComponentTest {

    private static BusRig rig;
    private final Lines lines = Lines.of("dev.cryb");

    @BeforeAll
    static void start() {
        rig = BusRig.start();
    }

    @BeforeEach
    void listen() {
        rig.holder("messaging-1", rig.databaseUrl(), List.of(new Broken()));
        rig.asker().saysUntilAcked(Asker.channel(3), "warm");
    }

    @AfterEach
    void part() {
        lines.close();
        rig.clean();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void failedCommandsAnswerNamesTheLinesThatTellWhy() throws Exception {
        CompletableFuture<Reply> asked =
                rig.asker().under(new Trail("socket.7", null, false)).says(Asker.channel(3), "poison", "n7");

        JsonNode error = error(asked);

        assertThat(error.get("code").asText()).isEqualTo("INTERNAL");
        assertThat(error.get("correlationId").asText()).isEqualTo("socket.7");
        await().untilAsserted(() -> assertThat(lines.withId("socket.7"))
                .anySatisfy(line -> assertThat(line).contains("is dead")));
        assertThat(error.toString()).doesNotContain("a bug");
    }

    @Test
    void failedQuerysAnswerNamesTheLinesThatTellWhy() throws Exception {
        CompletableFuture<Reply> asked = rig.asker()
                .under(new Trail("socket.8", null, false))
                .asks(new ListMessages(Asker.channel(3), null, null, null, null, null, 50));

        JsonNode error = error(asked);

        assertThat(error.get("code").asText()).isEqualTo("INTERNAL");
        assertThat(error.get("correlationId").asText()).isEqualTo("socket.8");
        assertThat(lines.withId("socket.8"))
                .anySatisfy(line -> assertThat(line).startsWith("ERROR").contains("query channel:messages"));
    }

    @Test
    void eachLineOfAHandlerThatWaitedForItsDatabaseHasTheIdOfItsOwnCommand() {
        List<CompletableFuture<Reply>> asked = IntStream.range(0, 20)
                .mapToObj(i -> {
                    ChannelId channel = Asker.channel(i % 2);
                    return rig.asker()
                            .under(new Trail("socket." + i, null, false))
                            .says(channel, "aloud " + i, "n" + i);
                })
                .toList();
        asked.forEach(CompletableFuture::join);

        for (int i = 0; i < 20; i++) {
            assertThat(lines.withId("socket." + i)).containsExactly("INFO said: aloud " + i);
        }
        assertThat(lines.withId("")).isEmpty();
    }

    @Test
    void followedRequestIsToldAtDebugAndOthersAreNot() {
        rig.asker()
                .under(new Trail("quiet.1", null, false))
                .says(Asker.channel(3), "hush", "q1")
                .join();
        rig.asker()
                .under(new Trail("loud.1", null, true))
                .says(Asker.channel(3), "hush", "q2")
                .join();

        await().untilAsserted(() -> assertThat(lines.withId("loud.1"))
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).startsWith("DEBUG message:create").doesNotContain("hush"))
                .anySatisfy(line -> assertThat(line).contains("is taken up"))
                .anySatisfy(line -> assertThat(line).contains("publishes message:create"))
                .anySatisfy(line -> assertThat(line).contains("is committed as OK")));
        assertThat(lines.withId("quiet.1")).isEmpty();
    }

    /** A bug. */
    private record Broken() implements QueryHandler<ListMessages> {

        @Override
        public Class<ListMessages> query() {
            return ListMessages.class;
        }

        @Override
        public Uni<Answer> handle(ListMessages query, Caller caller) {
            return Uni.createFrom().failure(new IllegalStateException("a bug"));
        }
    }

    private static JsonNode error(CompletableFuture<Reply> asked) throws Exception {
        return Json.tree(asked.get(20, TimeUnit.SECONDS).ackJson()).get("error");
    }
}
