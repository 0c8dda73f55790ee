package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of people, servers and emoji, as people see them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.EVERYTHING)
class PicturesSystemTest {

    private static Stack stack;

    private PlainClient alice;
    private PlainClient bob;
    private String server;
    private String channel;

    @BeforeAll
    static void start(Stack mesh) {
        stack = mesh;
    }

    @BeforeEach
    void meet() {
        Person ally = People.register(url(0), "alice");
        Person bobby = People.register(url(1), "bob");
        alice = PlainClient.signIn(url(0), ally.token());
        bob = PlainClient.signIn(url(1), bobby.token());
        JsonNode home = alice.expectAck("server:create", Client.data("name", "Home"));
        server = home.at("/server/id").asText();
        channel = home.at("/channels/0/id").asText();
        String code = alice.expectAck("invite:create", Client.data("channelId", channel))
                .get("code")
                .asText();
        bob.expectAck("server:join", Client.data("inviteCode", code));
    }

    @AfterEach
    void part() {
        alice.close();
        bob.close();
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private ObjectNode plan(String purpose, int size) {
        ObjectNode plan =
                Client.data("purpose", purpose, "filename", "a.png", "size", size, "contentType", "image/png");
        return purpose.equals("avatar") ? plan : plan.put("serverId", server);
    }

    private JsonNode uploads(PlainClient client, ObjectNode plan, byte[] bytes) {
        JsonNode planned = client.expectAck("media:upload_request", plan);
        assertThat(Files.put(planned.get("url").asText(), bytes).statusCode()).isEqualTo(200);
        return client.expectAck("media:upload_complete", Client.data("uploadId", planned.get("uploadId")))
                .get("attachment");
    }

    /** No other class uploads these: the same bytes are kept once, for as long as anybody has them. */
    private JsonNode uploads(PlainClient client, String purpose, int seed) {
        byte[] bytes = Files.image("png", 640, 320, 1_000 + seed);
        return uploads(client, plan(purpose, bytes.length), bytes);
    }

    private static HttpResponse<byte[]> picture(int gateway, String hash, int size, String... headers) {
        return Files.get(url(gateway) + "/pictures/" + hash + "/" + size, headers);
    }

    @Test
    void anAvatarIsShownToEverybodyForEver() throws IOException {
        JsonNode upload = uploads(alice, "avatar", 1);
        JsonNode changed = alice.expectAck("user:update", Client.data("avatar", upload.get("id")));
        String hash = changed.get("avatar").asText();
        assertThat(upload.get("url").asText()).isEqualTo("/pictures/" + hash + "/128");
        assertThat(bob.expectEvent("user:update").get("avatar").asText()).isEqualTo(hash);
        JsonNode said = alice.expectAck("message:create", Client.data("channelId", channel, "content", "new face"));
        assertThat(said.at("/author/avatar").asText()).isEqualTo(hash);

        for (int gateway : new int[] {0, 1}) {
            for (int size : new int[] {64, 128, 256}) {
                HttpResponse<byte[]> shown = picture(gateway, hash, size);
                assertThat(shown.statusCode()).isEqualTo(200);
                assertThat(shown.headers().firstValue("content-type")).hasValue("image/jpeg");
                assertThat(shown.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
                assertThat(shown.headers().firstValue("x-content-type-options")).hasValue("nosniff");
                assertThat(ImageIO.read(new ByteArrayInputStream(shown.body())).getWidth())
                        .isEqualTo(size);
            }
        }
        String etag = picture(0, hash, 64).headers().firstValue("etag").orElseThrow();
        assertThat(picture(0, hash, 64, "if-none-match", etag).statusCode()).isEqualTo(304);
        for (String none : List.of("0".repeat(32) + "/64", hash + "/65", hash + "/x", "..%2f" + hash + "/64", "x/64")) {
            assertThat(Files.get(url(0) + "/pictures/" + none).statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @Test
    void aPictureThatWasReplacedIsGone() {
        JsonNode first = uploads(alice, "avatar", 2);
        String hash = alice.expectAck("user:update", Client.data("avatar", first.get("id")))
                .get("avatar")
                .asText();
        assertThat(picture(0, hash, 64).statusCode()).isEqualTo(200);
        JsonNode second = uploads(alice, "avatar", 3);
        alice.expectAck("user:update", Client.data("avatar", second.get("id")));
        // What a gateway or a browser has, it may keep; a gateway that has not seen it cannot get it any more.
        await().atMost(Duration.ofSeconds(60)).until(() -> picture(1, hash, 256).statusCode() == 404);
        assertThat(alice.expectAck("media:quota", Client.data()).get("used").asLong())
                .isEqualTo(second.get("size").asLong());
        bob.expectRefusal("user:update", Client.data("avatar", second.get("id")), "UNKNOWN_UPLOAD");
        JsonNode icon = uploads(alice, "icon", 4);
        alice.expectRefusal("user:update", Client.data("avatar", icon.get("id")), "UNKNOWN_UPLOAD");
    }

    @Test
    void iconsTakeTheRightAndBecomeTheServers() {
        bob.expectRefusal("media:upload_request", plan("icon", 100), "FORBIDDEN");
        bob.expectRefusal("media:upload_request", plan("emoji", 100), "FORBIDDEN");
        try (PlainClient carol =
                PlainClient.signIn(url(0), People.register(url(0), "carol").token())) {
            carol.expectRefusal("media:upload_request", plan("icon", 100), "UNKNOWN_SERVER");
        }
        JsonNode icon = uploads(alice, "icon", 5);
        String hash = alice.expectAck("server:update", Client.data("serverId", server, "icon", icon.get("id")))
                .get("icon")
                .asText();
        assertThat(bob.expectEvent("server:update").get("icon").asText()).isEqualTo(hash);
        assertThat(picture(1, hash, 128).statusCode()).isEqualTo(200);

        byte[] bytes = Files.image("png", 100, 100, 6);
        ObjectNode plan = plan("icon", bytes.length);
        plan.remove("serverId");
        JsonNode founded = uploads(bob, plan, bytes);
        JsonNode state = bob.expectAck("server:create", Client.data("name", "Bobs", "icon", founded.get("id")));
        assertThat(picture(0, state.at("/server/icon").asText(), 64).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anEmojiIsMadeUsedAndDeleted() {
        JsonNode upload = uploads(alice, "emoji", 7);
        JsonNode emoji = alice.expectAck(
                "emoji:create", Client.data("serverId", server, "name", "party_cat", "uploadId", upload.get("id")));
        assertThat(bob.expectEvent("emoji:create")).isEqualTo(emoji);
        assertThat(picture(0, emoji.get("picture").asText(), 128).statusCode()).isEqualTo(200);
        assertThat(bob.expectAck("server:state", Client.data("serverId", server))
                        .get("emojis"))
                .containsExactly(emoji);
        JsonNode said = alice.expectAck("message:create", Client.data("channelId", channel, "content", "cake?"));
        String reaction = "party_cat:" + emoji.get("id").asText();
        bob.expectAck(
                "message:react", Client.data("channelId", channel, "messageId", said.get("id"), "emoji", reaction));
        assertThat(alice.expectEvent("message:react").get("emoji").asText()).isEqualTo(reaction);
        bob.expectRefusal("emoji:delete", Client.data("serverId", server, "emojiId", emoji.get("id")), "FORBIDDEN");
        alice.expectAck("emoji:delete", Client.data("serverId", server, "emojiId", emoji.get("id")));
        assertThat(bob.expectEvent("emoji:delete").get("emojiId")).isEqualTo(emoji.get("id"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> picture(1, emoji.get("picture").asText(), 128).statusCode() == 404);
    }
}
