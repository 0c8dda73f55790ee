package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Answer;
import dev.cryb.system.People.Person;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever clients send: a named answer, nothing changed, and nobody else harmed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.EVERYTHING)
class BadInputSystemTest {

    private static Stack stack;
    private static Person alice;
    private static PlainClient witness;
    private static String channelId;

    private PlainClient client;

    @BeforeAll
    static void start(Stack mesh) {
        stack = mesh;
        alice = People.register(url(), "alice");
        witness = PlainClient.signIn(url(), alice.token());
        channelId = witness.expectAck("server:create", Client.data("name", "Home"))
                .at("/channels/0/id")
                .asText();
    }

    @AfterAll
    static void stop() {
        witness.close();
    }

    @BeforeEach
    void connect() {
        client = PlainClient.signIn(url(), alice.token());
    }

    /** Nobody else was harmed: the witness still talks. */
    @AfterEach
    void witnessLives() {
        client.close();
        witness.expectAck("message:create", Client.data("channelId", channelId, "content", "still here"));
    }

    private static String url() {
        return stack.gatewayUrls().get(0);
    }

    private JsonNode refusedField(JsonNode data, String field) {
        JsonNode error = client.expectRefusal("message:create", data, "INVALID_PAYLOAD");
        assertThat(error.get("field").asText()).isEqualTo(field);
        return error;
    }

    @Test
    void wrongPasswordAndUnknownNameAnswerTheSame() {
        Answer wrong = People.post(
                url(), "/auth/login", "{\"username\":\"" + alice.username() + "\",\"password\":\"wrong wrong\"}");
        Answer nobody =
                People.post(url(), "/auth/login", "{\"username\":\"nobody_at_all\",\"password\":\"wrong wrong\"}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body().get("code").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(nobody).isEqualTo(wrong);
    }

    @Test
    void nameThatIsTakenInOtherLettersIsAConflict() {
        Answer answer = People.post(
                url(),
                "/auth/register",
                "{\"username\":\"" + alice.username().toUpperCase(java.util.Locale.ROOT)
                        + "\",\"password\":\"long enough\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asText()).isEqualTo("CONFLICT");
    }

    @Test
    void contentOfTheWrongShapeIsRefusedByField() {
        refusedField(Client.data("channelId", channelId, "content", "x".repeat(2_001)), "content");
        refusedField(Client.data("channelId", channelId, "content", ""), "content");
        refusedField(Client.data("channelId", channelId, "content", 7), "content");
        refusedField(Client.data("channelId", channelId), "content");
        refusedField(Client.data("channelId", channelId, "content", "a\u0000b"), "content");
        refusedField(Client.data("channelId", channelId, "content", "x", "nonce", "n".repeat(65)), "nonce");
        refusedField(Client.data("channelId", channelId, "content", "x", "nonce", 5), "nonce");
        refusedField(Client.data("channelId", "no number", "content", "x"), "channelId");
        refusedField(Client.data("channelId", 12345, "content", "x"), "channelId");
        refusedField(Client.data("channelId", "99999999999999999999", "content", "x"), "channelId");
        client.expectAck("message:create", Client.data("channelId", channelId, "content", "😀".repeat(2_000)));
        client.expectAck("message:create", Client.data("channelId", channelId, "content", "x", "unknown", "ignored"));
    }

    @Test
    void unknownEventsAndChannelsAreNamed() {
        client.expectRefusal("message:explode", Client.data(), "UNKNOWN_EVENT");
        client.expectRefusal("internal:ready", Client.data(), "UNKNOWN_EVENT");
        client.expectRefusal("message:create", Client.data("channelId", "4711", "content", "x"), "UNKNOWN_CHANNEL");
    }

    @Test
    void payloadsThatAreNoObjectsAreRefused() {
        for (String data : new String[] {"[]", "7", "\"text\"", "null", "true"}) {
            client.send("{\"event\":\"message:create\",\"data\":" + data + ",\"id\":\"a" + data.length() + "\"}");
        }
        client.expectNone("message:create");
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void requestWithoutAnIdIsRefusedByTheEventError() {
        client.send("{\"event\":\"message:create\",\"data\":{\"channelId\":\"1\",\"content\":\"x\"}}");
        assertThat(client.expectEvent("error").get("code").asText()).isEqualTo("UNKNOWN_CHANNEL");
    }

    @Test
    void whatIsNotJsonEndsItsOwnSocket() {
        client.send("{\"event\":");
        assertThat(client.expectClosing().get("code").asInt()).isEqualTo(4002);
    }

    @Test
    void nestingOfTenThousandEndsItsOwnSocket() {
        client.send("{\"event\":\"message:create\",\"id\":1,\"data\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        assertThat(client.expectClosing().get("code").asInt()).isEqualTo(4002);
    }

    @Test
    void frameOver32KiBIsTooLarge() {
        client.expectRefusal(
                "message:create", Client.data("channelId", channelId, "content", "x".repeat(40_000)), "TOO_LARGE");
    }

    @Test
    void binaryFrameIsRefusedByName() {
        client.sendBinary(new byte[] {1, 2, 3});
        assertThat(client.expectEvent("error").get("code").asText()).isEqualTo("INVALID_PAYLOAD");
    }

    @Test
    void tokensThatAreForgedExpiredOrUnsignedAreRefused() {
        String[] parts = alice.token().split("\\.", -1);
        String none = encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String forged = parts[0] + "." + encode("{\"sub\":\"1\",\"exp\":9999999999}") + "." + parts[2];
        for (String token : new String[] {none, forged, "garbage", "a.b.c"}) {
            try (PlainClient thief = PlainClient.open(url(), "/gateway", (event, data) -> {})) {
                thief.expectRefusal("identify", Client.data("token", token), "UNAUTHENTICATED");
                assertThat(thief.expectClosing().get("code").asInt()).isEqualTo(4004);
            }
            try (SocketIoClient thief = SocketIoClient.open(url(), token, "websocket")) {
                assertThat(thief.expectEvent("connect_error")).isNotNull();
            }
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void beforeSignInRequestsAreAnsweredOrEndTheSocket() {
        try (PlainClient stranger = PlainClient.open(url(), "/gateway", (event, data) -> {})) {
            assertThat(stranger.expectEvent("connect").get("protocol").asInt()).isEqualTo(1);
            stranger.expectRefusal(
                    "message:create", Client.data("channelId", channelId, "content", "x"), "UNAUTHENTICATED");
            stranger.expectAck("heartbeat", Client.data());
            stranger.expectEvent("heartbeat_ack");
            stranger.send("{\"event\":\"message:create\",\"data\":{}}");
            assertThat(stranger.expectClosing().get("code").asInt()).isEqualTo(4003);
        }
    }

    @Test
    void socketThatNeverIdentifiesIsClosed() {
        try (PlainClient stranger = PlainClient.open(url(), "/gateway", (event, data) -> {})) {
            assertThat(stranger.expectClosing().get("code").asInt()).isEqualTo(4010);
        }
    }

    @Test
    void identifyingTwiceEndsTheSocket() {
        client.send(Client.data("event", "identify", "data", Client.data("token", alice.token()), "id", 99)
                .toString());
        assertThat(client.expectClosing().get("code").asInt()).isEqualTo(4005);
    }

    @Test
    void loggedOutSessionLosesItsSockets() throws Exception {
        Person bob = People.register(url(), "bob");
        try (PlainClient socket = PlainClient.signIn(url(), bob.token())) {
            java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(java.net.URI.create(url() + "/auth/logout"))
                                    .header("authorization", "Bearer " + bob.token())
                                    .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.discarding());
            assertThat(socket.expectClosing().get("code").asInt()).isEqualTo(4015);
        }
    }
}
