package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cryb.json.Json;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Person;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of a file, as people see it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.EVERYTHING)
class MediaSystemTest {

    private static Stack stack;

    private Person ally;
    private Person bobby;
    private Person carol;
    private String channel;
    private PlainClient alice;
    private PlainClient bob;

    @BeforeAll
    static void start(Stack mesh) {
        stack = mesh;
    }

    @BeforeEach
    void meet() {
        ally = People.register(url(), "alice");
        bobby = People.register(url(), "bob");
        carol = People.register(url(), "carol");
        alice = PlainClient.signIn(url(), ally.token());
        bob = PlainClient.signIn(url(), bobby.token());
        JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
        channel = server.at("/channels/0/id").asText();
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

    private static String url() {
        return stack.gatewayUrls().getFirst();
    }

    private JsonNode send(String content, JsonNode... attachments) {
        ArrayNode ids = Json.shared().createArrayNode();
        for (JsonNode attachment : attachments) {
            ids.add(attachment.get("id"));
        }
        return alice.expectAck(
                "message:create", Client.data("channelId", channel, "content", content, "attachments", ids));
    }

    private static void expectGone(String signed) {
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.get(signed).statusCode() == 404);
    }

    private String signed(JsonNode attachment, Person person) {
        HttpResponse<byte[]> lead = Files.ask(url(), attachment.get("url").asText(), person);
        assertThat(lead.statusCode()).isEqualTo(302);
        assertThat(lead.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        return lead.headers().firstValue("location").orElseThrow();
    }

    @Test
    void oneUploadsAndSendsAnotherDownloadsAStrangerCannot() {
        byte[] bytes = Files.image("png", 640, 320, 1);
        JsonNode uploaded = Files.upload(alice, channel, "a b.png", bytes, "image/png");
        alice.expectEvent("media:upload_ready", event -> event.get("uploadId").equals(uploaded.get("id")));
        assertThat(uploaded.get("width").asInt()).isEqualTo(640);
        assertThat(uploaded.get("height").asInt()).isEqualTo(320);
        assertThat(uploaded.get("preview").asText()).startsWith("data:image/png;base64,");
        assertThat(uploaded.get("contentType").asText()).isEqualTo("image/png");

        JsonNode sent = send("", uploaded);
        JsonNode seen = bob.expectEvent("message:create").at("/attachments/0");
        assertThat(seen).isEqualTo(sent.at("/attachments/0"));
        assertThat(seen.get("url").asText())
                .isEqualTo("/media/" + channel + "/" + seen.get("id").asText() + "/a%20b.png");
        assertThat(bob.expectAck("channel:messages", Client.data("channelId", channel))
                        .at("/messages/0/attachments/0"))
                .isEqualTo(seen);

        String signed = signed(seen, bobby);
        HttpResponse<byte[]> got = Files.get(signed);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(got.headers().firstValue("content-disposition").orElse("")).startsWith("inline");
        HttpResponse<byte[]> piece = Files.get(signed, "range", "bytes=0-7");
        assertThat(piece.statusCode()).isEqualTo(206);
        assertThat(piece.body()).hasSize(8);

        HttpResponse<byte[]> refused = Files.ask(url(), seen.get("url").asText(), carol);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(Files.get(url() + seen.get("url").asText()).statusCode()).isEqualTo(401);
        try (PlainClient stranger = PlainClient.signIn(url(), carol.token())) {
            stranger.expectRefusal(
                    "media:url",
                    Client.data("channelId", channel, "attachmentIds", List.of(seen.get("id"))),
                    "UNKNOWN_CHANNEL");
            stranger.expectRefusal(
                    "media:upload_request", Files.plan(channel, "x.txt", 1, "text/plain"), "UNKNOWN_CHANNEL");
        }
        JsonNode urls =
                bob.expectAck("media:url", Client.data("channelId", channel, "attachmentIds", List.of(seen.get("id"))));
        assertThat(Files.get(urls.at("/urls/0/url").asText()).statusCode()).isEqualTo(200);
        assertThat(Files.get(urls.at("/urls/0/thumbnailUrl").asText()).statusCode())
                .isEqualTo(200);

        alice.expectAck("message:delete", Client.data("channelId", channel, "messageId", sent.get("id")));
        bob.expectEvent("message:delete");
        assertThat(Files.ask(url(), seen.get("url").asText(), bobby).statusCode())
                .isEqualTo(404);
        expectGone(signed);
    }

    @Test
    void aCookieFromLoginLeadsToPicturesToo() {
        JsonNode sent = send("look", Files.upload(alice, channel, "a.gif", Files.image("gif", 8, 8, 2), "image/gif"));
        HttpResponse<byte[]> lead =
                Files.get(url() + sent.at("/attachments/0/url").asText(), "cookie", "cryb_media=" + ally.token());
        assertThat(lead.statusCode()).isEqualTo(302);
    }

    @Test
    void anUploadIsClaimedOnceAndByItsOwner() {
        JsonNode file = Files.upload(alice, channel, "a.txt", "hello".getBytes(StandardCharsets.UTF_8), "text/plain");
        bob.expectRefusal(
                "message:create",
                Client.data("channelId", channel, "content", "mine", "attachments", List.of(file.get("id"))),
                "UNKNOWN_UPLOAD");
        send("first", file);
        alice.expectRefusal(
                "message:create",
                Client.data("channelId", channel, "content", "again", "attachments", List.of(file.get("id"))),
                "CONFLICT");
        bob.expectRefusal("media:upload_complete", Client.data("uploadId", file.get("id")), "UNKNOWN_UPLOAD");
    }

    @Test
    void pagesAndScriptsAreOnlyEverSaved() {
        byte[] svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        JsonNode sent = send("", Files.upload(alice, channel, "a.svg", svg, "image/svg+xml"));
        HttpResponse<byte[]> got = Files.get(signed(sent.at("/attachments/0"), bobby));
        assertThat(got.headers().firstValue("content-type")).hasValue("application/octet-stream");
        assertThat(got.headers().firstValue("content-disposition").orElse("")).startsWith("attachment");
    }

    @Test
    void editsDropFilesAndBulkDeletionAndChannelsTakeThemAlong() {
        JsonNode one = Files.upload(alice, channel, "1.png", Files.image("png", 20, 20, 11), "image/png");
        JsonNode two = Files.upload(alice, channel, "2.png", Files.image("png", 20, 20, 12), "image/png");
        JsonNode sent = send("two", one, two);
        String first = signed(sent.at("/attachments/0"), bobby);
        String second = signed(sent.at("/attachments/1"), bobby);
        alice.expectAck(
                "message:edit",
                Client.data(
                        "channelId",
                        channel,
                        "messageId",
                        sent.get("id"),
                        "content",
                        "",
                        "attachments",
                        List.of(two.get("id"))));
        assertThat(bob.expectEvent("message:edit").get("attachments")).hasSize(1);
        expectGone(first);
        assertThat(Files.get(second).statusCode()).isEqualTo(200);
        JsonNode other = alice.expectAck("message:create", Client.data("channelId", channel, "content", "no file"));
        alice.expectAck(
                "message:bulk_delete",
                Client.data("channelId", channel, "ids", List.of(sent.get("id"), other.get("id"))));
        expectGone(second);

        JsonNode last = send("", Files.upload(alice, channel, "3.png", Files.image("png", 20, 20, 13), "image/png"));
        String third = signed(last.at("/attachments/0"), bobby);
        alice.expectAck("channel:delete", Client.data("channelId", channel));
        expectGone(third);
    }

    @Test
    void theSameBytesAreKeptOnceUntilNobodyHasThem() {
        byte[] bytes = Files.image("png", 30, 30, 21);
        JsonNode one = send("", Files.upload(alice, channel, "1.png", bytes, "image/png"));
        JsonNode two = send("", Files.upload(alice, channel, "2.png", bytes, "image/png"));
        String first = signed(one.at("/attachments/0"), bobby);
        String second = signed(two.at("/attachments/0"), bobby);
        assertThat(second.substring(0, second.indexOf('?'))).isEqualTo(first.substring(0, first.indexOf('?')));
        alice.expectAck("message:delete", Client.data("channelId", channel, "messageId", one.get("id")));
        assertThat(Files.get(signed(two.at("/attachments/0"), bobby)).statusCode())
                .isEqualTo(200);
        alice.expectAck("message:delete", Client.data("channelId", channel, "messageId", two.get("id")));
        expectGone(second);
    }

    @Test
    void largeFilesComeInParts() {
        byte[] bytes = new byte[12 << 20];
        new java.util.Random(1).nextBytes(bytes);
        JsonNode planned = alice.expectAck(
                "media:upload_request", Files.plan(channel, "big.bin", bytes.length, "application/octet-stream"));
        int size = planned.get("partSize").asInt();
        ArrayNode parts = Json.shared().createArrayNode();
        for (JsonNode part : planned.get("parts")) {
            int number = part.get("partNumber").asInt();
            byte[] piece =
                    java.util.Arrays.copyOfRange(bytes, (number - 1) * size, Math.min(bytes.length, number * size));
            HttpResponse<String> put = Files.put(part.get("url").asText(), piece);
            assertThat(put.statusCode()).isEqualTo(200);
            parts.add(Client.data(
                    "partNumber",
                    number,
                    "etag",
                    put.headers().firstValue("etag").orElseThrow()));
        }
        JsonNode done = alice.expectAck(
                "media:upload_complete", Client.data("uploadId", planned.get("uploadId"), "parts", parts));
        assertThat(done.at("/attachment/size").asInt()).isEqualTo(bytes.length);
        JsonNode sent = send("", done.get("attachment"));
        assertThat(Files.get(signed(sent.at("/attachments/0"), bobby)).body()).isEqualTo(bytes);
    }
}
