package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Answer;
import dev.cryb.system.People.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an administrator does on one gateway, as people on another one see it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AdministratorsSystemTest {

    private static final String REASON =
            Client.data("reason", "against the rules").toString();

    /** What a word over Redis and one read of a table take; twice that on a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static Stack stack;
    private static String admin;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withInstances("gateway", 2)
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_ADMINS", "the.admin"));
        admin = People.post(url(0), "/auth/register", credentials("the.admin"))
                .body()
                .get("accessToken")
                .asText();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private static String credentials(String username) {
        return Client.data("username", username, "password", People.PASSWORD).toString();
    }

    @Test
    void suspendedOneLosesEverySocketAndCannotComeBackUntilLetIn() {
        Person bobby = People.register(url(0), "bob");
        try (PlainClient bob = PlainClient.signIn(url(1), bobby.token());
                PlainClient alice = PlainClient.signIn(
                        url(1), People.register(url(0), "alice").token())) {
            Instant before = Instant.now();
            Answer suspended = People.post(url(0), "/admin/users/" + bobby.id() + "/suspend", admin, REASON);

            assertThat(suspended.status()).isEqualTo(200);
            JsonNode closing = bob.expectClosing();
            assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
            assertThat(closing.get("closeCode").asInt()).isEqualTo(4015);
            assertThat(closing.get("resumable").asBoolean()).isFalse();
            assertThat(alice.isClosed()).isFalse();
        }
        assertThat(closeCodeOf(bobby.token())).isEqualTo(4004);
        Answer refused = People.post(url(1), "/auth/login", credentials(bobby.username()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("detail").asText()).contains("suspended: against the rules");

        assertThat(People.post(url(0), "/admin/users/" + bobby.id() + "/unsuspend", admin, "")
                        .status())
                .isEqualTo(200);

        Answer welcome = People.post(url(1), "/auth/login", credentials(bobby.username()));
        assertThat(welcome.status()).isEqualTo(200);
        PlainClient.signIn(url(1), welcome.body().get("accessToken").asText()).close();
        assertThat(closeCodeOf(bobby.token())).isEqualTo(4004);
    }

    private static int closeCodeOf(String token) {
        try (PlainClient client = PlainClient.open(url(1), "/gateway", (name, data) -> {})) {
            client.expectRefusal("identify", Client.data("token", token), "UNAUTHENTICATED");
            return client.expectClosing().get("closeCode").asInt();
        }
    }

    @Test
    void deletedServerIsGoneForItsMembers() {
        try (PlainClient alice = PlainClient.signIn(
                        url(1), People.register(url(0), "alice").token());
                PlainClient bob = PlainClient.signIn(
                        url(0), People.register(url(0), "bob").token())) {
            JsonNode founded = alice.expectAck("server:create", Client.data("name", "Home"));
            String server = founded.at("/server/id").asText();
            String code = alice.expectAck(
                            "invite:create",
                            Client.data(
                                    "channelId", founded.at("/channels/0/id").asText()))
                    .get("code")
                    .asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));

            JsonNode listed = People.get(url(1), "/admin/servers?query=hOm&limit=100", admin)
                    .body()
                    .get("servers");
            assertThat(listed).anySatisfy(one -> {
                assertThat(one.get("id").asText()).isEqualTo(server);
                assertThat(one.get("ownerUsername").asText()).startsWith("alice");
                assertThat(one.get("memberCount").asInt()).isEqualTo(2);
            });
            assertThat(People.get(url(1), "/admin/servers?query=Home%25", admin)
                            .body()
                            .get("servers"))
                    .isEmpty();

            Answer deleted = People.delete(url(0), "/admin/servers/" + server, admin, REASON);

            assertThat(deleted.status()).isEqualTo(204);
            alice.expectEvent(
                    "server:delete", data -> data.get("serverId").asText().equals(server));
            bob.expectEvent(
                    "server:delete", data -> data.get("serverId").asText().equals(server));
            alice.expectRefusal("server:state", Client.data("serverId", server), "UNKNOWN_SERVER");
            Answer again = People.delete(url(0), "/admin/servers/" + server, admin, REASON);
            assertThat(again.status()).isEqualTo(404);
            assertThat(again.body().get("code").asText()).isEqualTo("UNKNOWN_SERVER");
        }
    }

    @Test
    void whoAsksMostIsNamedFirst() {
        Person bobby = People.register(url(0), "bob");
        try (PlainClient alice = PlainClient.signIn(
                        url(1), People.register(url(0), "alice").token());
                PlainClient bob = PlainClient.signIn(url(1), bobby.token())) {
            alice.expectAck("session:list", Client.data());
            for (int i = 0; i < 50; i++) {
                bob.expectAck("session:list", Client.data());
            }

            JsonNode talkers =
                    People.get(url(1), "/admin/talkers", admin).body().get("talkers");

            assertThat(talkers.at("/0/username").asText()).isEqualTo(bobby.username());
            assertThat(talkers.at("/0/sessionId").asText())
                    .isEqualTo(bob.ready().get("sessionId").asText());
            assertThat(talkers.at("/0/requestsPerMinute").asInt()).isBetween(20, 50);
            assertThat(talkers.findValuesAsText("username")).hasSizeGreaterThan(1);
        }
    }
}
