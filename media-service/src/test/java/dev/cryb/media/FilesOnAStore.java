package dev.cryb.media;

import static dev.cryb.media.Uploader.plan;
import static dev.cryb.model.UploadPurpose.ATTACHMENT;
import static dev.cryb.model.UploadPurpose.AVATAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.UploadId;
import dev.cryb.json.Json;
import dev.cryb.media.image.Drawn;
import dev.cryb.request.CancelUpload;
import dev.cryb.request.CompleteUpload;
import dev.cryb.request.DropUploads;
import dev.cryb.request.GetQuota;
import dev.cryb.request.SignUrls;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is uploaded wrongly, by someone else or too late: a named error, and nothing is left of it. */
abstract class FilesOnAStore {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final byte[] HELLO = "hello, world".getBytes(StandardCharsets.UTF_8);

    @Inject
    Wire wire;

    @Inject
    Pool pool;

    private Uploader alice;
    private Uploader bob;

    @BeforeEach
    void meet() {
        alice = new Uploader(wire);
        bob = new Uploader(wire);
    }

    private long rows(Uploader whose) {
        return pool.preparedQuery("SELECT count(*) FROM upload WHERE user_id = $1")
                .execute(Tuple.of(whose.caller.userId().value()))
                .await()
                .atMost(LONGEST)
                .iterator()
                .next()
                .getLong(0);
    }

    private JsonNode signed(String id) {
        return wire.asks(alice.caller, new SignUrls(List.of(UploadId.parse(id))))
                .at("/data/urls");
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    // Sizes and hashes.

    @Test
    void zeroBytesAreNoFile() {
        JsonNode ack = wire.asks(
                alice.caller,
                "media:upload_request",
                Json.write(plan(ATTACHMENT, "a.txt", 1, "text/plain", null)).replace("\"size\":1", "\"size\":0"));
        assertThat(Uploader.refused(ack, ErrorCode.INVALID_PAYLOAD).get("field").asText())
                .isEqualTo("size");
        UploadId nothing = alice.turnedAway(plan(ATTACHMENT, "a.txt", 5, "text/plain", null), new byte[0]);
        alice.refused(new CompleteUpload(nothing, null), ErrorCode.INVALID_PAYLOAD);
        assertThat(rows(alice)).isZero();
    }

    @Test
    void oneByteTooManyOrTooFewIsTurnedAwayByTheStore() {
        for (int wrong : new int[] {HELLO.length - 1, HELLO.length + 1}) {
            UploadId upload = alice.turnedAway(plan(ATTACHMENT, "a.txt", wrong, "text/plain", null), HELLO);
            alice.refused(new CompleteUpload(upload, null), ErrorCode.INVALID_PAYLOAD);
        }
        alice.refused(plan(ATTACHMENT, "a.bin", (25 << 20) + 1, "text/plain", null), ErrorCode.TOO_LARGE);
        assertThat(rows(alice)).isZero();
    }

    @Test
    void anotherHashIsAnotherFile() {
        String wrong = "0".repeat(64);
        alice.fails(plan(ATTACHMENT, "a.txt", HELLO.length, "text/plain", wrong), HELLO, ErrorCode.INVALID_PAYLOAD);
        String right = "09ca7e4eaa6e8ae9c7d261167129184883644d07dfba7cbfbc4c8a2e08360d5b";
        alice.ok(new CompleteUpload(
                alice.puts(plan(ATTACHMENT, "a.txt", HELLO.length, "text/plain", right), HELLO), null));
        assertThat(rows(alice)).isEqualTo(1);
    }

    // Types.

    @Test
    void whatLiesAboutItselfIsRefused() {
        byte[] gif = Drawn.stripes("gif", 20, 20, 1);
        byte[] svg = Drawn.latin("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        byte[] page = Drawn.latin("<!DOCTYPE html><html><script>alert(1)</script></html>");
        byte[] program = Drawn.joined(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}, new byte[100]);
        for (byte[] bytes : List.of(gif, svg, page, program)) {
            for (var purpose : List.of(ATTACHMENT, AVATAR)) {
                alice.fails(plan(purpose, "a.png", bytes.length, "image/png", null), bytes, ErrorCode.TYPE_NOT_ALLOWED);
            }
        }
        assertThat(rows(alice)).isZero();
    }

    @Test
    void bombsAreRefusedByTheirHeader() {
        byte[] png = Drawn.pngBomb();
        byte[] gif = Drawn.gifBomb();
        for (var purpose : List.of(ATTACHMENT, AVATAR)) {
            alice.fails(plan(purpose, "a.png", png.length, "image/png", null), png, ErrorCode.TOO_LARGE);
            alice.fails(plan(purpose, "a.gif", gif.length, "image/gif", null), gif, ErrorCode.TOO_LARGE);
        }
        byte[] cut = Arrays.copyOf(Drawn.stripes("png", 50, 50, 1), 120);
        alice.fails(plan(AVATAR, "a.png", cut.length, "image/png", null), cut, ErrorCode.TYPE_NOT_ALLOWED);
        assertThat(rows(alice)).isZero();
    }

    @Test
    void aScriptIsOnlyEverSaved() {
        byte[] svg = Drawn.latin("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">"
                + "<script>alert(document.domain)</script></svg>");
        JsonNode file = alice.uploads(ATTACHMENT, "a.svg", svg, "image/svg+xml");
        HttpResponse<byte[]> got =
                Uploader.get(signed(file.get("id").asText()).at("/0/url").asText());
        assertThat(got.headers().firstValue("content-type")).hasValue("application/octet-stream");
        assertThat(got.headers().firstValue("content-disposition").orElse("")).startsWith("attachment");
        alice.refused(plan(AVATAR, "a.svg", svg.length, "image/svg+xml", null), ErrorCode.TYPE_NOT_ALLOWED);
    }

    @Test
    void aFileThatIsTwoBecomesOne() {
        byte[] hidden = Drawn.latin("PK\3\4<script>alert(1)</script>");
        byte[] two = Drawn.joined(Drawn.stripes("png", 30, 30, 1), hidden);
        JsonNode file = alice.uploads(ATTACHMENT, "a.png", two, "image/png");
        assertThat(file.get("size").asInt()).isLessThan(two.length);
        byte[] kept = Uploader.get(signed(file.get("id").asText()).at("/0/url").asText())
                .body();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        // A GIF that is a script too: its second half lies in a comment.
        byte[] gif = Drawn.stripes("gif", 30, 30, 1);
        byte[] comment = Drawn.joined(new byte[] {0x21, (byte) 0xFE, 8}, Drawn.latin("*/alert("), new byte[] {0});
        int at = 13 + (3 << (gif[10] & 7) + 1);
        byte[] both = Drawn.joined(Arrays.copyOf(gif, at), comment, Arrays.copyOfRange(gif, at, gif.length));
        JsonNode clean = alice.uploads(ATTACHMENT, "a.gif", both, "image/gif");
        assertThat(new String(
                        Uploader.get(signed(clean.get("id").asText())
                                        .at("/0/url")
                                        .asText())
                                .body(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("alert");
    }

    // Names.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "a\\\\b.png",
                "..",
                ".",
                "a\\nb.png",
                "a\\u0000b.png",
                "a\\u007fb.png",
                "a\\u202egnp.exe",
                "a\\u2066b.png",
                "\\u200bhidden.png",
                "  "
            })
    void namesThatMisleadAreRefused(String name) {
        refusedName(name);
    }

    @Test
    void namesHave255CharactersAtMost() {
        refusedName("x".repeat(300));
        alice.ok(plan(ATTACHMENT, "\u00FC".repeat(251) + ".txt", 5, "text/plain", null));
    }

    private void refusedName(String name) {
        JsonNode ack = wire.asks(
                alice.caller,
                "media:upload_request",
                Json.write(plan(ATTACHMENT, "NAME", 5, "text/plain", null)).replace("NAME", name));
        assertThat(Uploader.refused(ack, ErrorCode.INVALID_PAYLOAD).get("field").asText())
                .isEqualTo("filename");
        assertThat(rows(alice)).isZero();
    }

    // Whose, how often, how long.

    @Test
    void uploadsOfOthersAreUnknown() {
        UploadId upload = alice.puts(plan(ATTACHMENT, "a.txt", HELLO.length, "text/plain", null), HELLO);
        bob.refused(new CompleteUpload(upload, null), ErrorCode.UNKNOWN_UPLOAD);
        bob.refused(new CancelUpload(upload), ErrorCode.UNKNOWN_UPLOAD);
        alice.ok(new CompleteUpload(upload, null));
        bob.refused(new CompleteUpload(upload, null), ErrorCode.UNKNOWN_UPLOAD);
        alice.refused(new CompleteUpload(new UploadId(upload.value() + 1), null), ErrorCode.UNKNOWN_UPLOAD);
    }

    @Test
    void completedTwiceItIsOneFile() {
        UploadId upload = alice.puts(plan(ATTACHMENT, "a.txt", HELLO.length, "text/plain", null), HELLO);
        var first = wire.sends(alice.caller, new CompleteUpload(upload, null), "first");
        var second = wire.sends(alice.caller, new CompleteUpload(upload, null), "second");
        JsonNode again = alice.ok(new CompleteUpload(upload, null));
        assertThat(rows(alice)).isEqualTo(1);
        // Of those who wait for the same end the last one is answered; the others ask again, with their nonces.
        assertThat(first.isDone() || second.isDone() || again.has("attachment")).isTrue();
        assertThat(alice.ok(new CompleteUpload(upload, null))).isEqualTo(again);
    }

    @Test
    void oneThatIsOverIsUnknownAndCollected() {
        UploadId upload = alice.puts(plan(ATTACHMENT, "a.txt", HELLO.length, "text/plain", null), HELLO);
        pool.preparedQuery("UPDATE upload SET expires_at = now() - interval '1 s', touched_at = now() WHERE id = $1")
                .execute(Tuple.of(upload.value()))
                .await()
                .atMost(LONGEST);
        alice.refused(new CompleteUpload(upload, null), ErrorCode.UNKNOWN_UPLOAD);
        pool.preparedQuery("UPDATE upload SET touched_at = now() - interval '1 h' WHERE id = $1")
                .execute(Tuple.of(upload.value()))
                .await()
                .atMost(LONGEST);
        await().atMost(LONGEST).until(() -> rows(alice) == 0);
    }

    @Test
    void whatIsGivenUpOrDroppedIsGone() {
        UploadId upload = alice.puts(plan(ATTACHMENT, "a.txt", HELLO.length, "text/plain", null), HELLO);
        alice.ok(new CancelUpload(upload));
        alice.refused(new CompleteUpload(upload, null), ErrorCode.UNKNOWN_UPLOAD);
        JsonNode file = alice.uploads(ATTACHMENT, "b.bin", random(1000), "application/octet-stream");
        String url = signed(file.get("id").asText()).at("/0/url").asText();
        assertThat(Uploader.get(url).statusCode()).isEqualTo(200);
        alice.ok(new DropUploads(List.of(UploadId.parse(file.get("id").asText()))));
        alice.ok(new DropUploads(List.of(UploadId.parse(file.get("id").asText()))));
        assertThat(signed(file.get("id").asText())).isEmpty();
        await().atMost(LONGEST).until(() -> Uploader.get(url).statusCode() == 404);
        assertThat(rows(alice)).isZero();
    }

    // Quota.

    @Test
    void whatIsAnnouncedCountsAndWhatIsRefusedDoesNot() {
        for (int i = 0; i < 102; i++) {
            alice.ok(plan(ATTACHMENT, "a.bin", 10 << 20, "application/octet-stream", null));
        }
        alice.refused(
                plan(ATTACHMENT, "a.bin", (4 << 20) + 1, "application/octet-stream", null), ErrorCode.LIMIT_REACHED);
        alice.refused(plan(AVATAR, "a.png", (4 << 20) + 1, "image/png", null), ErrorCode.LIMIT_REACHED);
        JsonNode last = alice.ok(plan(ATTACHMENT, "a.bin", 4 << 20, "application/octet-stream", null));
        assertThat(wire.asks(alice.caller, new GetQuota()).at("/data/used").asLong())
                .isEqualTo(1L << 30);
        alice.ok(new CancelUpload(UploadId.parse(last.get("uploadId").asText())));
        alice.ok(plan(ATTACHMENT, "a.bin", (4 << 20) - 1, "application/octet-stream", null));
        assertThat(rows(alice)).isEqualTo(103);
        bob.ok(plan(ATTACHMENT, "a.bin", 4 << 20, "application/octet-stream", null));
    }
}
