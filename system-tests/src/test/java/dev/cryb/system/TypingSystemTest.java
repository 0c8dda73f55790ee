package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import dev.cryb.system.People.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is typing, from one gateway to the other, and how it ends. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@MostlyWaits
class TypingSystemTest {

    private static Stack stack;

    private Person bobby;
    private PlainClient alice;
    private PlainClient bob;
    private String server;
    private ObjectNode channel;

    @BeforeAll
    static void start() {
        stack = Stack.start(
                StackOptions.fresh().withInstances("gateway", 2).withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void meet() {
        bobby = People.register(url(0), "bob");
        alice = PlainClient.signIn(url(0), People.register(url(0), "alice").token());
        bob = PlainClient.signIn(url(1), bobby.token());
        bob.expectEvent("presence:update");
        JsonNode home = alice.expectAck("server:create", Client.data("name", "Home"));
        server = home.at("/server/id").asText();
        channel = Client.data("channelId", home.at("/channels/0/id").asText());
        String code = alice.expectAck("invite:create", channel).get("code").asText();
        bob.expectAck("server:join", Client.data("inviteCode", code));
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private void expectTyping() {
        JsonNode typing = alice.expectEvent("channel:typing");
        assertThat(typing.get("userId").asText()).isEqualTo(bobby.id());
        assertThat(typing.get("channelId")).isEqualTo(channel.get("channelId"));
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(typing.get("expiresAt").asText())))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(11));
    }

    private void expectStop(String cause) {
        JsonNode stop = alice.expectEvent("channel:typing_stop");
        assertThat(stop.get("cause").asText()).isEqualTo(cause);
        assertThat(stop.get("userId").asText()).isEqualTo(bobby.id());
        alice.expectNone("channel:typing_stop");
    }

    @Test
    void endsWhenTheMessageComes() {
        bob.expectAck("channel:typing", channel);
        expectTyping();
        bob.expectAck("message:create", channel.deepCopy().put("content", "done"));
        alice.expectEvent("message:create");
        expectStop("sent");
        bob.expectAck("channel:typing", channel);
        expectTyping();
        bob.close();
        expectStop("offline");
        alice.close();
    }

    @Test
    void isToldOnceInAWhileAndEndsByItself() {
        try (PlainClient late = client(1)) {
            bob.expectAck("channel:typing", channel);
            bob.expectAck("channel:typing", channel);
            expectTyping();
            late.expectAck("heartbeat", Client.data());
            alice.expectNone("channel:typing");
            try (PlainClient later = client(0)) {
                later.expectNone("channel:typing");
                expectStop("expired");
                bob.expectAck("channel:typing_stop", channel);
                alice.expectNone("channel:typing_stop");
            }
        }
        bob.close();
        alice.close();
    }

    private PlainClient client(int gateway) {
        return PlainClient.signIn(url(gateway), bobby.token());
    }

    @Test
    void endsWhenItsUserSaysSo() {
        bob.expectAck("channel:typing", channel);
        expectTyping();
        bob.expectAck("channel:typing_stop", channel);
        expectStop("stopped");
        bob.close();
        alice.close();
    }

    @Test
    void isRefusedWhereNothingCouldBeSentAndHiddenFromThoseWhoMayNotView() {
        String hidden = alice.expectAck(
                        "channel:create",
                        Client.data(
                                "serverId",
                                server,
                                "type",
                                "text",
                                "name",
                                "hidden",
                                "overwrites",
                                List.of(Client.data(
                                        "targetType", "role", "targetId", server, "allow", "0", "deny", "1024"))))
                .get("id")
                .asText();
        String voice = alice.expectAck(
                        "channel:create", Client.data("serverId", server, "type", "voice", "name", "talk"))
                .get("id")
                .asText();
        alice.expectAck("channel:typing", Client.data("channelId", hidden));
        bob.expectRefusal("channel:typing", Client.data("channelId", hidden), "UNKNOWN_CHANNEL");
        bob.expectRefusal("channel:typing", Client.data("channelId", "4711"), "UNKNOWN_CHANNEL");
        bob.expectRefusal("channel:typing", Client.data("channelId", voice), "INVALID_PAYLOAD");
        bob.expectRefusal("channel:typing", Client.data(), "INVALID_PAYLOAD");
        alice.expectAck(
                "channel:overwrite_set",
                Client.data(
                        "channelId",
                        channel.get("channelId"),
                        "targetType",
                        "role",
                        "targetId",
                        server,
                        "allow",
                        "0",
                        "deny",
                        "2048"));
        bob.expectEvent("channel:overwrite_set");
        bob.expectRefusal("channel:typing", channel, "FORBIDDEN");
        bob.expectNone("channel:typing");
        bob.close();
        alice.close();
    }

    @Test
    void endsByItselfWhenTheTypersGatewayWasKilled() {
        bob.expectAck("channel:typing", channel);
        expectTyping();
        stack.kill("gateway-2", Signal.KILL);
        expectStop("expired");
        stack.awaitReady("gateway-2");
        alice.close();
    }
}
