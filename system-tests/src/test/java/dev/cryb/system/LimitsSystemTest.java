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
                .withEnvironment("CRYB_LIMITS_ENABLED", "true")
                .withEnvironment("CRYB_LIMIT_MESSAGES", "3/1m")
                .withEnvironment("CRYB_LIMIT_ADMINISTRATION", "2/1m"));
    }

    @AfterAll
    static void stop() {
        stack.close();
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
