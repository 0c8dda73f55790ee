package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Person;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is there, as friends and neighbours on another gateway see it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@MostlyWaits
class PresenceSystemTest {

    private static Stack stack;

    private Person ally;
    private Person bobby;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh()
                .withInstances("gateway", 2)
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_PRESENCE_GRACE", "3s")
                .withEnvironment("CRYB_PRESENCE_QUIET", "300ms"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void meet() {
        ally = People.register(url(0), "alice");
        bobby = People.register(url(0), "bob");
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private static PlainClient client(int gateway, Person person) {
        return PlainClient.signIn(url(gateway), person.token());
    }

    private static PlainClient client(int gateway, Person person, String device) {
        return PlainClient.signIn(url(gateway), Client.data("token", person.token(), "device", device));
    }

    private static ObjectNode status(String status) {
        return Client.data("status", status);
    }

    private void befriend(PlainClient alice) {
        try (PlainClient bob = client(0, bobby)) {
            bob.expectEvent("presence:update", own -> of(own, bobby));
            alice.expectAck("friend:request", Client.data("userId", bobby.id()));
            bob.expectEvent("friend:request");
            bob.expectAck("friend:accept", Client.data("userId", ally.id()));
            alice.expectEvent("friend:accept");
            expectBob(alice, "online");
        }
        alice.expectAck("heartbeat", Client.data());
    }

    /** After this, friends have seen bob go for good, and nothing of before is left to come. */
    private void beFriends(PlainClient alice) {
        befriend(alice);
        alice.expectEvent("friend:offline", gone -> of(gone, bobby));
        alice.expectEvent("presence:update", seen -> of(seen, bobby) && is(seen, "offline"));
    }

    private static boolean of(JsonNode data, Person person) {
        return data.get("userId").asText().equals(person.id());
    }

    private static boolean is(JsonNode presence, String status) {
        return presence.get("status").asText().equals(status);
    }

    private JsonNode expectBob(PlainClient alice, String status) {
        return alice.expectEvent("presence:update", seen -> of(seen, bobby) && is(seen, status));
    }

    @Test
    void twoDevicesOfOneUserAreOnePresence() {
        try (PlainClient alice = client(0, ally)) {
            beFriends(alice);
            try (PlainClient desktop = client(0, bobby, "desktop")) {
                assertThat(alice.expectEvent("friend:online")
                                .at("/presence/devices/desktop")
                                .asText())
                        .isEqualTo("online");
                expectBob(alice, "online");
                try (PlainClient mobile = client(1, bobby, "mobile")) {
                    alice.expectEvent(
                            "presence:update",
                            seen -> seen.get("devices").has("mobile")
                                    && seen.get("devices").has("desktop"));
                    mobile.expectAck("presence:update", status("idle"));
                    alice.expectEvent(
                            "presence:update",
                            seen -> is(seen, "online")
                                    && seen.at("/devices/mobile").asText().equals("idle"));
                    mobile.expectAck("presence:update", status("dnd"));
                    expectBob(alice, "dnd");
                    desktop.expectEvent("presence:update", own -> is(own, "dnd"));
                }
                alice.expectEvent(
                        "presence:update",
                        seen -> is(seen, "online") && !seen.get("devices").has("mobile"));
                alice.expectNone("friend:online");
                alice.expectNone("friend:offline");
            }
            JsonNode gone = alice.expectEvent("friend:offline");
            assertThat(Instant.parse(gone.get("lastSeen").asText()))
                    .isBefore(Instant.now().plusSeconds(5));
            JsonNode last = expectBob(alice, "offline");
            assertThat(last.get("lastSeen")).isEqualTo(gone.get("lastSeen"));
            assertThat(last.get("devices")).isEmpty();
            alice.expectNone("friend:offline");
        }
    }

    @Test
    void oneWhoComesBackInTimeHasNeverGone() {
        try (PlainClient alice = client(0, ally)) {
            beFriends(alice);
            try (PlainClient bob = client(0, bobby)) {
                bob.expectEvent("presence:update", own -> of(own, bobby));
                // One who has gone before others heard of it was never there for them.
                alice.expectEvent("friend:online");
                expectBob(alice, "online");
            }
            try (PlainClient bob = client(1, bobby)) {
                bob.expectAck("presence:update", status("dnd"));
                expectBob(alice, "dnd");
                alice.expectNone("friend:offline");
                alice.expectNone("friend:online");
            }
        }
    }

    @Test
    void invisibleIsOfflineToEveryoneElse() {
        ObjectNode hiding = Client.data("token", bobby.token(), "device", "mobile", "presence", status("invisible"));
        try (PlainClient alice = client(0, ally)) {
            String server = alice.expectAck("server:create", Client.data("name", "Home"))
                    .at("/server/id")
                    .asText();
            beFriends(alice);
            try (PlainClient bob = PlainClient.signIn(url(1), hiding)) {
                bob.expectEvent("presence:update", own -> of(own, bobby) && is(own, "invisible"));
                joins(alice, bob, server);
                String channel = channel(alice, server);
                bob.expectAck("channel:typing", Client.data("channelId", channel));
                assertThat(asked(alice).get("status").asText()).isEqualTo("offline");
                assertThat(asked(alice).get("devices")).isEmpty();
                JsonNode self = bob.expectAck("presence:request", Client.data("userIds", List.of(bobby.id())));
                assertThat(self.at("/presences/0/status").asText()).isEqualTo("invisible");
                bob.expectAck("message:create", Client.data("channelId", channel, "content", "boo"));
                alice.expectEvent("message:create");
                for (String event :
                        List.of("friend:online", "presence:update", "channel:typing", "channel:typing_stop")) {
                    alice.expectNone(event, data -> of(data, bobby));
                }

                bob.expectAck("presence:update", status("online"));
                alice.expectEvent("friend:online");
                expectBob(alice, "online");
                bob.expectAck("presence:update", status("invisible"));
                JsonNode gone = alice.expectEvent("friend:offline");
                assertThat(Instant.parse(gone.get("lastSeen").asText()))
                        .isBetween(Instant.now().minusSeconds(10), Instant.now().plusSeconds(5));
                expectBob(alice, "offline");
            }
            try (PlainClient again = client(0, bobby)) {
                again.expectAck("heartbeat", Client.data());
                assertThat(again.expectAck("presence:request", Client.data("userIds", List.of(bobby.id())))
                                .at("/presences/0/status")
                                .asText())
                        .isIn("invisible", "offline");
                alice.expectNone("friend:online");
            }
        }
    }

    @Test
    void statusInOnesOwnWordsOutlivesSessions() {
        try (PlainClient alice = client(0, ally)) {
            beFriends(alice);
            try (PlainClient bob = client(1, bobby)) {
                alice.expectEvent("friend:online");
                bob.expectAck(
                        "presence:update",
                        Client.data(
                                "status",
                                "idle",
                                "activity",
                                Client.data("type", "custom", "name", "Custom", "state", "at sea")));
                JsonNode seen = expectBob(alice, "idle");
                assertThat(seen.at("/activities/0/state").asText()).isEqualTo("at sea");
            }
            alice.expectEvent("friend:offline");
            try (PlainClient bob = client(0, bobby)) {
                assertThat(alice.expectEvent("friend:online")
                                .at("/presence/activities/0/state")
                                .asText())
                        .isEqualTo("at sea");
            }
        }
    }

    @Test
    void startAndServerStateAndMemberListsSayWhoIsThere() {
        try (PlainClient alice = client(0, ally);
                PlainClient bob = client(1, bobby)) {
            JsonNode created = alice.expectAck("server:create", Client.data("name", "Home"));
            String server = created.at("/server/id").asText();
            joins(alice, bob, server);
            bob.expectAck("presence:update", status("dnd"));
            alice.expectEvent("presence:update", seen -> of(seen, bobby) && is(seen, "dnd"));

            JsonNode state = alice.expectAck("server:state", Client.data("serverId", server));
            assertThat(presence(state.get("presences"), bobby)).isEqualTo("dnd");
            alice.expectAck("server:request_members", Client.data("serverId", server, "presences", true, "limit", 0));
            JsonNode chunk = alice.expectEvent("server:members_chunk");
            assertThat(presence(chunk.get("presences"), bobby)).isEqualTo("dnd");
            try (PlainClient second = client(1, ally)) {
                assertThat(presence(second.ready().get("presences"), bobby)).isEqualTo("dnd");
            }
            bob.expectAck("server:leave", Client.data("serverId", server));
            alice.expectEvent("server:member_leave");
            bob.expectAck("presence:update", status("idle"));
            bob.expectAck("heartbeat", Client.data());
            JsonNode unknown = alice.expectAck("presence:request", Client.data("userIds", List.of(bobby.id())));
            assertThat(unknown.at("/unknown/0").asText()).isEqualTo(bobby.id());
        }
    }

    @Test
    void strangersAreUnknown() {
        try (PlainClient alice = client(0, ally);
                PlainClient bob = client(1, bobby)) {
            JsonNode answer =
                    alice.expectAck("presence:request", Client.data("userIds", List.of(bobby.id(), "4711", ally.id())));
            assertThat(answer.get("unknown")).hasSize(2);
            assertThat(answer.get("presences")).hasSize(1);
        }
    }

    @Test
    void wrongPayloadsAreRefusedByField() {
        try (PlainClient alice = client(0, ally)) {
            JsonNode playing = Client.data("type", "playing", "name", "Chess");
            refused(alice, status("away"), "status");
            refused(alice, status("offline"), "status");
            refused(alice, Client.data(), "status");
            refused(alice, Client.data("status", 4), "status");
            refused(
                    alice,
                    Client.data(
                            "status",
                            "online",
                            "activities",
                            IntStream.range(0, 5).mapToObj(i -> playing).toList()),
                    "activities");
            refused(
                    alice,
                    Client.data(
                            "status", "online", "activity", Client.data("type", "playing", "name", "x".repeat(129))),
                    "activity.name");
            refused(
                    alice,
                    Client.data(
                            "status",
                            "online",
                            "activities",
                            List.of(Client.data("type", "streaming", "name", "x", "url", "javascript:alert(1)"))),
                    "activities[0].url");
            refused(
                    alice,
                    Client.data("status", "online", "activity", Client.data("type", "sleeping", "name", "x")),
                    "activity.type");
            assertThat(alice.expectRefusal(
                                    "presence:request",
                                    Client.data(
                                            "userIds",
                                            IntStream.rangeClosed(1, 201)
                                                    .mapToObj(Integer::toString)
                                                    .toList()),
                                    "INVALID_PAYLOAD")
                            .get("field")
                            .asText())
                    .isEqualTo("userIds");
            alice.expectAck(
                    "presence:update",
                    Client.data("status", "online", "activity", playing, "at", Client.data("session", "another")));
        }
    }

    private static void refused(PlainClient client, JsonNode data, String field) {
        assertThat(client.expectRefusal("presence:update", data, "INVALID_PAYLOAD")
                        .get("field")
                        .asText())
                .isEqualTo(field);
    }

    private JsonNode asked(PlainClient alice) {
        return alice.expectAck("presence:request", Client.data("userIds", List.of(bobby.id())))
                .at("/presences/0");
    }

    private static String channel(PlainClient alice, String server) {
        return alice.expectAck("server:state", Client.data("serverId", server))
                .at("/channels/0/id")
                .asText();
    }

    private static void joins(PlainClient alice, PlainClient bob, String server) {
        String code = alice.expectAck("invite:create", Client.data("channelId", channel(alice, server)))
                .get("code")
                .asText();
        bob.expectAck("server:join", Client.data("inviteCode", code));
        alice.expectEvent("server:member_join");
    }

    private static String presence(JsonNode presences, Person person) {
        return StreamSupport.stream(presences.spliterator(), false)
                .filter(one -> of(one, person))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not among " + presences))
                .get("status")
                .asText();
    }
}
