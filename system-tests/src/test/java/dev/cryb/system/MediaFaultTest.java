package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import dev.cryb.system.People.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files under faults: claimed once, none lost, none left over. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class MediaFaultTest {

    private static final int FILES = 12;
    private static Stack stack;

    private Person ally;
    private PlainClient alice;
    private String channel;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh("media").withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void meet() {
        String url = stack.gatewayUrls().getFirst();
        ally = People.register(url, "alice");
        alice = PlainClient.signIn(url, ally.token());
        channel = alice.expectAck("server:create", Client.data("name", "Home"))
                .at("/channels/0/id")
                .asText();
    }

    /** Asks again with the same words for as long as it is told that it may. */
    private JsonNode insist(String event, ObjectNode data) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode ack = alice.ask(event, data);
        while (!ack.path("ok").asBoolean() && ack.at("/error/retryable").asBoolean() && System.nanoTime() < end) {
            ack = alice.ask(event, data);
        }
        assertThat(ack.path("ok").asBoolean()).as("%s", ack).isTrue();
        return ack.get("data");
    }

    private JsonNode planned(int number) {
        byte[] bytes = Files.image("png", 64, 64, number);
        JsonNode plan = alice.expectAck(
                "media:upload_request", Files.plan(channel, number + ".png", bytes.length, "image/png"));
        assertThat(Files.put(plan.get("url").asText(), bytes).statusCode()).isEqualTo(200);
        return plan.get("uploadId");
    }

    @Test
    void uploadsSurviveMediaKilledWhileTheyAreLookedThrough() {
        List<JsonNode> ids = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            ids.add(planned(i));
        }
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> stack.kill("media-1", Signal.KILL));
        for (JsonNode id : ids) {
            JsonNode file = insist("media:upload_complete", Client.data("uploadId", id));
            assertThat(file.at("/attachment/id")).isEqualTo(id);
        }
        killing.join();
        for (JsonNode id : ids) {
            insist("message:create", message(id, "m" + id.asText()));
        }
        claimedOnce(ids);
    }

    @Test
    void anUploadIsInOneMessageThoughMessagingIsKilledWhileItIsClaimed() {
        List<JsonNode> ids = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            JsonNode id = planned(100 + i);
            insist("media:upload_complete", Client.data("uploadId", id));
            ids.add(id);
        }
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> stack.kill("messaging-1", Signal.KILL));
        Map<JsonNode, JsonNode> messages = new HashMap<>();
        for (JsonNode id : ids) {
            messages.put(id, insist("message:create", message(id, "n" + id.asText())));
        }
        killing.join();
        stack.awaitReady("messaging-1");
        for (JsonNode id : ids) {
            assertThat(insist("message:create", message(id, "n" + id.asText())).get("id"))
                    .isEqualTo(Objects.requireNonNull(messages.get(id)).get("id"));
            alice.expectRefusal("message:create", message(id, "other" + id.asText()), "CONFLICT");
        }
        claimedOnce(ids);
    }

    private ObjectNode message(JsonNode id, String nonce) {
        return Client.data("channelId", channel, "content", "", "attachments", List.of(id), "nonce", nonce);
    }

    private void claimedOnce(List<JsonNode> ids) {
        List<JsonNode> found = new ArrayList<>();
        alice.expectAck("channel:messages", Client.data("channelId", channel, "limit", 100))
                .get("messages")
                .forEach(message -> message.get("attachments").forEach(one -> found.add(one.get("id"))));
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void withoutTheStoreFilesAreUnavailableAndTalkGoesOnAndItComesBackByItself() {
        JsonNode before = planned(200);
        stack.stop("s3");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            JsonNode ack = alice.ask("media:upload_request", Files.plan(channel, "x.txt", 3, "text/plain"));
            return ack.at("/error/code").asText().equals("UNAVAILABLE")
                    && ack.at("/error/retryable").asBoolean();
        });
        alice.expectRefusal("media:upload_complete", Client.data("uploadId", before), "UNAVAILABLE");
        alice.expectAck("message:create", Client.data("channelId", channel, "content", "still here"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> breaker().equals("open") || breaker().equals("half_open"));
        stack.start("s3");
        insist("media:upload_complete", Client.data("uploadId", before));
        await().atMost(Duration.ofSeconds(30)).until(() -> breaker().equals("closed"));
        Files.upload(alice, channel, "y.txt", new byte[] {'h', 'i'}, "text/plain");
    }

    private static String breaker() {
        for (JsonNode breaker : People.get(stack.url("media-1"), "/status/circuit-breakers")
                .body()
                .get("breakers")) {
            if (breaker.get("name").asText().equals("s3")) {
                return breaker.get("state").asText();
            }
        }
        return "none";
    }
}
