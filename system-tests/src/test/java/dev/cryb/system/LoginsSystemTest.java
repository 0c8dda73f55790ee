package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What live sockets do about their logins: newer tokens, looking, ending; tokens are good for 12 s here. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@MostlyWaits
class LoginsSystemTest {

    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final Duration SOON = Duration.ofSeconds(2);

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withInstances("gateway", 2)
                .withEnvironment("JWT_EXPIRES_IN", "12s")
                .withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private static String login(Person person) {
        return People.post(
                        url(0),
                        "/auth/login",
                        Client.data("username", person.username(), "password", People.PASSWORD)
                                .toString())
                .body()
                .get("accessToken")
                .asText();
    }

    @Test
    void socketLivesOnWithANewerTokenAndEndsWithoutOne() {
        Person ally = People.register(url(0), "alice");
        Person stranger = People.register(url(0), "mallory");
        try (PlainClient idle = PlainClient.signIn(url(0), ally.token());
                PlainClient alice = PlainClient.signIn(url(1), login(ally))) {
            Instant end = Instant.parse(
                    idle.expectEvent("auth:expiring").get("expiresAt").asText());
            alice.expectEvent("auth:expiring");

            Instant later = Instant.parse(alice.expectAck("auth:refresh", Client.data("token", login(ally)))
                    .get("expiresAt")
                    .asText());
            assertThat(later).isAfter(end);
            alice.expectRefusal("auth:refresh", Client.data("token", "nonsense"), "UNAUTHENTICATED");
            alice.expectRefusal("auth:refresh", Client.data("token", login(stranger)), "FORBIDDEN");
            alice.expectEvent("auth:expiring");

            await().pollInterval(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(80))
                    .until(() -> {
                        alice.expectAck("auth:refresh", Client.data("token", login(ally)));
                        return idle.isClosed();
                    });
            JsonNode closing = idle.expectClosing();
            assertThat(closing.get("closeCode").asInt()).isEqualTo(4014);
            assertThat(Instant.now()).isAfter(end.plus(GRACE));
            alice.expectAck("server:create", Client.data("name", "Still here"));
        }
    }

    @Test
    void loginsAreListedAndEndedOnEveryGateway() {
        Person bobby = People.register(url(0), "bob");
        try (PlainClient here = PlainClient.signIn(url(0), bobby.token());
                PlainClient there = PlainClient.signIn(url(1), login(bobby));
                PlainClient third = PlainClient.signIn(url(1), login(bobby))) {
            JsonNode sessions = here.expectAck("session:list", Client.data()).get("sessions");
            assertThat(sessions)
                    .hasSize(3)
                    .filteredOn(one -> one.get("current").asBoolean())
                    .hasSize(1);
            String other = current(there);

            Instant before = Instant.now();
            assertThat(here.expectAck("session:revoke", Client.data("sessionId", other))
                            .get("revoked")
                            .asInt())
                    .isEqualTo(1);
            assertThat(there.expectClosing().get("closeCode").asInt()).isEqualTo(4015);
            assertThat(Duration.between(before, Instant.now())).isLessThan(SOON);
            assertThat(here.expectAck("session:revoke", Client.data("sessionId", other))
                            .get("revoked")
                            .asInt())
                    .isZero();

            assertThat(here.expectAck("session:revoke", Client.data("all", true))
                            .get("revoked")
                            .asInt())
                    .isEqualTo(1);
            assertThat(third.expectClosing().get("closeCode").asInt()).isEqualTo(4015);

            String own = current(here);
            here.expectAck("session:revoke", Client.data("sessionId", own));
            assertThat(here.expectClosing().get("closeCode").asInt()).isEqualTo(4015);
        }
    }

    private static String current(PlainClient client) {
        for (JsonNode one : client.expectAck("session:list", Client.data()).get("sessions")) {
            if (one.get("current").asBoolean()) {
                return one.get("sessionId").asText();
            }
        }
        throw new AssertionError("no login is the current one");
    }

    @Test
    void othersLoginsAndWrongPayloadsAreRefused() {
        Person ally = People.register(url(0), "alice");
        try (PlainClient alice = PlainClient.signIn(url(0), ally.token());
                PlainClient bob = PlainClient.signIn(
                        url(1), People.register(url(0), "bob").token())) {
            String own = alice.expectAck("session:list", Client.data())
                    .at("/sessions/0/sessionId")
                    .asText();

            assertThat(bob.expectAck("session:revoke", Client.data("sessionId", own))
                            .get("revoked")
                            .asInt())
                    .isZero();
            bob.expectRefusal("session:revoke", Client.data(), "INVALID_PAYLOAD");
            bob.expectRefusal("session:revoke", Client.data("sessionId", 5), "INVALID_PAYLOAD");
            bob.expectRefusal("session:revoke", Client.data("sessionId", "nonsense"), "INVALID_PAYLOAD");
            bob.expectRefusal(
                    "session:revoke",
                    Client.data("sessionId", UUID.randomUUID().toString(), "all", true),
                    "INVALID_PAYLOAD");
            alice.expectAck("session:list", Client.data());
        }
        try (PlainClient nobody = PlainClient.open(url(0), "/gateway", (name, data) -> {})) {
            nobody.expectRefusal("session:list", Client.data(), "UNAUTHENTICATED");
            nobody.expectRefusal("auth:refresh", Client.data("token", ally.token()), "UNAUTHENTICATED");
        }
    }
}
