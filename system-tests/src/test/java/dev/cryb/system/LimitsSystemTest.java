package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked too often is refused by name, and nothing else is. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LimitsSystemTest {

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withInstances("gateway", 2)
                .withEnvironment("CRYB_LIMITS_ENABLED", "true")
                .withEnvironment("CRYB_LIMIT_MESSAGES", "3/1m")
                .withEnvironment("CRYB_LIMIT_ADMINISTRATION", "2/1m"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void oneWhoIsOnTwoGatewaysHasOneLimitAndIsToldWhatIsLeft() {
        People.Person carol = People.register(stack.gatewayUrls().get(0), "carol");
        JsonNode identify = Client.data("token", carol.token(), "limits", true);
        try (PlainClient one = PlainClient.signIn(stack.gatewayUrls().get(0), identify);
                PlainClient two = PlainClient.signIn(stack.gatewayUrls().get(1), identify)) {
            String general = one.expectAck("server:create", Client.data("name", "Home"))
                    .at("/channels/0/id")
                    .asText();
            two.expectEvent("server:create");
            JsonNode message = Client.data("channelId", general, "content", "hello");

            JsonNode first = one.ask("message:create", message);
            assertThat(first.at("/rateLimit/limit").asInt()).isEqualTo(3);
            assertThat(first.at("/rateLimit/remaining").asInt()).isEqualTo(2);
            assertThat(first.at("/rateLimit/resetMs").asLong()).isBetween(1L, 20_000L);
            two.expectEvent("message:create");
            JsonNode second = two.ask("message:create", message);
            assertThat(second.at("/rateLimit/remaining").asInt()).isEqualTo(1);
            one.expectEvent("message:create");
            one.expectEvent("message:create");
            assertThat(one.ask("message:create", message)
                            .at("/rateLimit/remaining")
                            .asInt())
                    .isZero();
            two.expectEvent("message:create");
            two.expectEvent("message:create");

            JsonNode refusal = two.ask("message:create", message);
            assertThat(refusal.at("/error/code").asText()).isEqualTo("RATE_LIMITED");
            assertThat(refusal.at("/rateLimit/remaining").asInt()).isZero();
            assertThat(one.ask("heartbeat", Client.data()).has("rateLimit")).isFalse();
        }
    }

    private static PlainClient client(String name) {
        String url = stack.gatewayUrls().get(0);
        return PlainClient.signIn(url, People.register(url, name).token());
    }

    @Test
    void messagesInOneChannelAndChangesOfOneServerAreLimited() {
        try (PlainClient alice = client("alice");
                PlainClient bob = client("bob")) {
            JsonNode home = alice.expectAck("server:create", Client.data("name", "Home"));
            String server = home.at("/server/id").asText();
            String general = home.at("/channels/0/id").asText();
            String code = alice.expectAck("invite:create", Client.data("channelId", general))
                    .get("code")
                    .asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));
            String kitchen = alice.expectAck(
                            "channel:create", Client.data("serverId", server, "type", "text", "name", "kitchen"))
                    .get("id")
                    .asText();

            for (int i = 0; i < 3; i++) {
                alice.expectAck("message:create", Client.data("channelId", general, "content", "hello"));
            }
            JsonNode refusal = alice.expectRefusal(
                    "message:create", Client.data("channelId", general, "content", "too much"), "RATE_LIMITED");
            assertThat(refusal.get("retryable").asBoolean()).isTrue();
            assertThat(refusal.get("retryAfterMs").asLong()).isBetween(1L, 20_000L);
            alice.expectAck("message:create", Client.data("channelId", kitchen, "content", "hello"));
            bob.expectAck("message:create", Client.data("channelId", general, "content", "hello"));

            alice.expectAck("channel:update", Client.data("channelId", kitchen, "name", "cellar"));
            alice.expectRefusal("channel:update", Client.data("channelId", kitchen, "name", "attic"), "RATE_LIMITED");
            alice.expectRefusal("role:create", Client.data("serverId", server, "name", "cook"), "RATE_LIMITED");
            bob.expectRefusal("channel:update", Client.data("channelId", kitchen, "name", "attic"), "FORBIDDEN");
        }
    }
}
