package dev.cryb.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.Ids;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Caller;
import dev.cryb.request.GetVoiceStates;
import dev.cryb.request.JoinVoice;
import dev.cryb.request.JudgeVoice;
import dev.cryb.request.LeaveVoice;
import dev.cryb.request.RenewVoiceToken;
import dev.cryb.request.UpdateVoiceState;
import dev.cryb.request.VoicePass;
import dev.cryb.voice.config.VoiceSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service on real stores and a real LiveKit; what LiveKit says of people is said in its name, and signed as it does. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class VoiceComponentTest {

    private static final AtomicInteger LAST = new AtomicInteger();
    private static final Permissions ALL =
            Permissions.of(Permission.VIEW_CHANNEL, Permission.CONNECT, Permission.SPEAK, Permission.STREAM);

    @Inject
    Wire wire;

    @Inject
    Pool pool;

    @Inject
    VoiceSettings settings;

    private final ServerId home = new ServerId(id());
    private final ChannelId room = new ChannelId(id());
    private Caller alice;
    private Caller bob;

    @BeforeEach
    void meet() {
        assumeTrue(settings.livekitUrl().isPresent(), "no LiveKit here: ./cryb up --with livekit builds one");
        alice = person("alice");
        bob = person("bob");
        // It is looked for each second.
        await().atMost(Duration.ofSeconds(30)).until(() -> joins(person("scout"), new ChannelId(id()), ALL, 0)
                .get("ok")
                .asBoolean());
    }

    private static long id() {
        int number = LAST.incrementAndGet();
        return Ids.of(System.currentTimeMillis(), number % Ids.PARTITIONS, number);
    }

    private static Caller person(String name) {
        return new Caller(new UserId(id()), name, name, null);
    }

    private JsonNode joins(Caller who, ChannelId channel, Permissions rights, int limit) {
        return wire.sends(who, new JoinVoice(channel, null, null, new VoicePass(home, rights, limit)));
    }

    private JsonNode joins(Caller who) {
        JsonNode ack = joins(who, room, ALL, 0);
        assertThat(ack.get("ok").asBoolean()).as(ack.toString()).isTrue();
        return ack.get("data");
    }

    private static String code(JsonNode ack) {
        return ack.at("/error/code").asText();
    }

    private List<String> there() {
        List<String> there = new ArrayList<>();
        wire.asks(alice, new GetVoiceStates(List.of(home), List.of()))
                .at("/data/voiceStates")
                .forEach(state -> there.add(state.get("userId").asText()));
        return there;
    }

    // What LiveKit says.

    private DecodedJWT token(JsonNode joined) {
        return JWT.require(Algorithm.HMAC256(settings.livekitApiSecret().orElseThrow()))
                .build()
                .verify(joined.get("token").asText());
    }

    private static String body(
            String event, String id, Instant at, String channel, String identity, String connection) {
        return """
                {"event":"%s","id":"%s","createdAt":"%d","room":{"name":"%s"},
                 "participant":{"sid":"%s","identity":"%s","disconnectReason":"CLIENT_INITIATED"}}""".formatted(event, id, at.getEpochSecond(), channel, connection, identity);
    }

    private int says(String body, String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            String signature = JWT.create()
                    .withIssuer(settings.livekitApiKey().orElseThrow())
                    .withExpiresAt(Instant.now().plusSeconds(300))
                    .withClaim("sha256", Base64.getEncoder().encodeToString(digest))
                    .sign(Algorithm.HMAC256(secret));
            return RestAssured.given()
                    .header("Authorization", signature)
                    .contentType("application/webhook+json")
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .post("/voice/webhook")
                    .statusCode();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private int says(String body) {
        return says(body, settings.livekitApiSecret().orElseThrow());
    }

    private static String fresh() {
        return "EV_" + UUID.randomUUID().toString().replace("-", "");
    }

    private int says(String event, JsonNode joined, String connection) {
        return says(body(
                event,
                fresh(),
                Instant.now(),
                joined.get("room").asText(),
                token(joined).getSubject(),
                connection));
    }

    // Joining.

    @Test
    void joinedIsShownOnceLiveKitSaysSoAndGoneWhenItSaysThat() {
        JsonNode joined = joins(bob);
        assertThat(token(joined).getClaim("video").asMap())
                .containsEntry("room", room.toString())
                .containsEntry("roomJoin", true)
                .containsEntry("canPublishData", false);
        assertThat(there()).isEmpty();

        assertThat(says("participant_joined", joined, "PA_1")).isEqualTo(204);
        await().untilAsserted(
                        () -> assertThat(there()).containsExactly(bob.userId().toString()));
        assertThat(says("participant_left", joined, "PA_1")).isEqualTo(204);
        await().untilAsserted(() -> assertThat(there()).isEmpty());
        await().untilAsserted(() -> assertThat(wire.about(bob)).containsExactly("voice:joined", "voice:left left"));
    }

    @Test
    void whoMayNotIsNotLetIn() {
        assertThat(code(joins(bob, room, Permissions.NONE, 0))).isEqualTo("UNKNOWN_CHANNEL");
        assertThat(code(joins(bob, room, Permissions.of(Permission.VIEW_CHANNEL), 0)))
                .isEqualTo("FORBIDDEN");
        assertThat(code(wire.sends(bob, new JoinVoice(room, null, null, null)))).isEqualTo("INVALID_PAYLOAD");

        assertThat(joins(bob, room, ALL, 1).get("ok").asBoolean()).isTrue();
        assertThat(code(joins(alice, room, ALL, 1))).isEqualTo("VOICE_FULL");
        assertThat(joins(bob, room, ALL, 1).get("ok").asBoolean())
                .as("one's own place")
                .isTrue();
        Permissions mover = ALL.plus(Permissions.of(Permission.MOVE_MEMBERS));
        assertThat(joins(alice, room, mover, 1).get("ok").asBoolean()).isTrue();
        assertThat(wire.about(alice)).isEmpty();
    }

    @Test
    void lastPlaceIsTakenOnceHoweverManyWantIt() {
        List<CompletableFuture<JsonNode>> asked = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Caller one = person("one");
            asked.add(CompletableFuture.supplyAsync(() -> joins(one, room, ALL, 3)));
        }
        assertThat(asked.stream().filter(ack -> ack.join().get("ok").asBoolean()))
                .hasSize(3);
        assertThat(asked.stream().map(CompletableFuture::join).filter(ack -> !ack.get("ok")
                        .asBoolean()))
                .allSatisfy(ack -> assertThat(code(ack)).isEqualTo("VOICE_FULL"));
    }

    @Test
    void withoutCallNothingOfItCanBeChanged() {
        assertThat(code(wire.sends(bob, new UpdateVoiceState(true, null, null, null))))
                .isEqualTo("CONFLICT");
        assertThat(code(wire.sends(bob, new RenewVoiceToken(room, new VoicePass(home, ALL, 0)))))
                .isEqualTo("CONFLICT");
        assertThat(wire.sends(bob, new LeaveVoice()).get("ok").asBoolean()).isTrue();
        assertThat(wire.about(bob)).isEmpty();
    }

    @Test
    void deletedChannelHasNoTokensAnyMore() {
        JsonNode joined = joins(bob);
        says("participant_joined", joined, "PA_1");
        await().untilAsserted(() -> assertThat(there()).hasSize(1));
        String identity = token(joined).getSubject();
        String call = identity.substring(identity.indexOf('-') + 1);
        wire.sends(alice, new JudgeVoice(bob.userId(), call, false, Permissions.NONE));

        assertThat(code(wire.sends(bob, new RenewVoiceToken(room, new VoicePass(home, ALL, 0)))))
                .isEqualTo("CONFLICT");
        await().untilAsserted(() -> assertThat(wire.about(bob)).containsExactly("voice:joined", "voice:left closed"));
        // The token that was given out before leads to a call that is not there.
        assertThat(says("participant_joined", joined, "PA_2")).isEqualTo(204);
        await().untilAsserted(() -> assertThat(leftToDo()).isZero());
        assertThat(there()).isEmpty();
    }

    @Test
    void hundredJoinsAndLeavesEndAsTheLastOneSays() {
        List<CompletableFuture<JsonNode>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asked.add(wire.later(bob, new JoinVoice(room, null, null, new VoicePass(home, ALL, 0))));
            asked.add(wire.later(bob, new LeaveVoice()));
        }
        asked.add(wire.later(bob, new JoinVoice(room, true, null, new VoicePass(home, ALL, 0))));
        asked.forEach(ack -> assertThat(ack.join().get("ok").asBoolean()).isTrue());
        JsonNode last = asked.get(100).join().get("data");
        // What LiveKit says of a former one comes late, and does nothing.
        assertThat(says("participant_joined", asked.get(98).join().get("data"), "PA_1"))
                .isEqualTo(204);
        assertThat(says("participant_joined", last, "PA_2")).isEqualTo(204);
        assertThat(says("participant_left", asked.get(98).join().get("data"), "PA_1"))
                .isEqualTo(204);
        await().untilAsserted(() -> assertThat(wire.about(bob)).containsExactly("voice:joined"));
        await().untilAsserted(() -> assertThat(leftToDo()).isZero());
        JsonNode states =
                wire.asks(alice, new GetVoiceStates(List.of(home), List.of())).at("/data/voiceStates");
        assertThat(states).hasSize(1);
        assertThat(states.get(0).get("selfMute").asBoolean()).isTrue();
        assertThat(wire.about(bob)).containsExactly("voice:joined");
    }

    // Webhooks.

    @Test
    void forgeriesReplaysAndOldOnesAreRefusedAndDoNothing() {
        JsonNode joined = joins(bob);
        String identity = token(joined).getSubject();
        String first = body("participant_joined", fresh(), Instant.now(), room.toString(), identity, "PA_1");
        assertThat(says(first, "f".repeat(32))).isEqualTo(401);
        String old =
                body("participant_joined", fresh(), Instant.now().minusSeconds(120), room.toString(), identity, "PA_1");
        assertThat(says(old)).isEqualTo(401);
        assertThat(RestAssured.given().body(first).post("/voice/webhook").statusCode())
                .isEqualTo(401);
        assertThat(says("{")).isEqualTo(400);
        assertThat(says(body("participant_joined", "", Instant.now(), room.toString(), identity, "PA_1")))
                .isEqualTo(400);
        assertThat(there()).isEmpty();

        assertThat(says(first)).isEqualTo(204);
        await().untilAsserted(() -> assertThat(there()).hasSize(1));
        assertThat(says("participant_left", joined, "PA_1")).isEqualTo(204);
        await().untilAsserted(() -> assertThat(there()).isEmpty());
        assertThat(says(first)).as("a replay").isEqualTo(401);
        assertThat(there()).isEmpty();
    }

    @Test
    void roomsAndPeopleThatAreNotOursAreLeftAlone() {
        assertThat(says(body("participant_joined", fresh(), Instant.now(), "lobby", bob.userId() + "-1", "PA_1")))
                .isEqualTo(204);
        assertThat(says(body("participant_joined", fresh(), Instant.now(), room.toString(), "a-guest", "PA_1")))
                .isEqualTo(204);
        // A room that might be ours, with someone who has no call there: put out, told to nobody.
        assertThat(says(body(
                        "participant_joined",
                        fresh(),
                        Instant.now(),
                        Long.toString(id()),
                        bob.userId() + "-1",
                        "PA_1")))
                .isEqualTo(204);
        JsonNode joined = joins(alice);
        says("participant_joined", joined, "PA_1");
        await().untilAsserted(
                        () -> assertThat(there()).containsExactly(alice.userId().toString()));
        await().untilAsserted(() -> assertThat(leftToDo()).isZero());
        assertThat(wire.about(bob)).isEmpty();
    }

    private long leftToDo() {
        return pool.query("SELECT count(*) FROM todo")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }
}
