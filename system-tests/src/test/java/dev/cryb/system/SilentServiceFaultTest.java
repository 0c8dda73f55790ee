package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service with no instance left: nobody waits for it longer than it takes to notice. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@MostlyWaits
class SilentServiceFaultTest {

    @Test
    void requestsToASilentServiceAreRefusedAtOnceAndItComesBackByItself() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Stack stack = Stack.start(StackOptions.fresh().withEnvironment("CRYB_LIMITS_ENABLED", "false"));
                PlainClient alice = signIn(stack)) {
            String url = stack.gatewayUrls().getFirst();
            JsonNode asked = Client.data(
                    "serverId",
                    alice.expectAck("server:create", Client.data("name", "home", "nonce", "1"))
                            .at("/server/id")
                            .asText());
            stack.stop("messaging-1");

            List<CompletableFuture<JsonNode>> inVain = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> alice.ask("server:state", asked), threads))
                    .toList();
            assertThat(inVain.stream()
                            .map(answer -> answer.join().at("/error/code").asText()))
                    .containsOnly("TIMEOUT");
            assertThat(breaker(url)).isEqualTo("open");

            long before = System.nanoTime();
            JsonNode refused = alice.ask("server:state", asked);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            assertThat(refused.at("/error/code").asText()).isEqualTo("UNAVAILABLE");
            assertThat(refused.at("/error/retryable").asBoolean()).isTrue();
            assertThat(refused.at("/error/retryAfterMs").asInt()).isPositive();

            stack.start("messaging-1");
            stack.awaitReady("messaging-1");
            Awaitility.await()
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> alice.ask("server:state", asked).get("ok").asBoolean());
            assertThat(breaker(url)).isEqualTo("closed");
        }
    }

    private static PlainClient signIn(Stack stack) {
        String url = stack.gatewayUrls().getFirst();
        return PlainClient.signIn(url, People.register(url, "alice").token());
    }

    private static String breaker(String url) {
        for (JsonNode one : People.get(url, "/status/circuit-breakers").body().get("breakers")) {
            if (one.get("name").asText().equals("messaging")) {
                return one.get("state").asText();
            }
        }
        throw new AssertionError("there is no breaker around messaging");
    }
}
