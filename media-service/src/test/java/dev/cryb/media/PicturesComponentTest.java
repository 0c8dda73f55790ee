package dev.cryb.media;

import static dev.cryb.media.Uploader.plan;
import static dev.cryb.model.UploadPurpose.AVATAR;
import static dev.cryb.model.UploadPurpose.EMOJI;
import static dev.cryb.model.UploadPurpose.ICON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.UploadId;
import dev.cryb.media.image.Cuts;
import dev.cryb.media.image.Drawn;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.request.DropUploads;
import dev.cryb.request.GetPicture;
import dev.cryb.request.SignUrls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures of people, servers and emoji: cut, shown to everybody, and gone with the last who has them. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class PicturesComponentTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    Wire wire;

    @Inject
    ObjectStore store;

    private Uploader alice;

    @BeforeEach
    void meet() {
        alice = new Uploader(wire);
    }

    private static String hash(JsonNode attachment) {
        assertThat(attachment.get("url").asText()).matches("/pictures/[0-9a-f]{32}/128");
        return attachment.get("url").asText().split("/")[2];
    }

    private JsonNode picture(String hash, int size) {
        return wire.asks(alice.caller, new GetPicture(hash, size));
    }

    private BufferedImage shown(String hash, int size, String type) {
        JsonNode ack = picture(hash, size);
        assertThat(ack.at("/data/contentType").asText()).as(ack.toString()).isEqualTo(type);
        byte[] bytes = Base64.getDecoder().decode(ack.at("/data/base64").asText());
        assertThat(bytes.length).isLessThanOrEqualTo(Cuts.MOST);
        return Drawn.read(bytes);
    }

    private void drop(JsonNode attachment) {
        alice.ok(new DropUploads(List.of(UploadId.parse(attachment.get("id").asText()))));
    }

    private int objects(JsonNode attachment) {
        String id = Keys.of("", attachment.get("id").asLong());
        return (int) List.of(Keys.INCOMING, Keys.FILE, Keys.THUMBNAIL, Keys.PICTURE).stream()
                .flatMap(prefix -> store.list(prefix + id, "", 100).await().atMost(LONGEST).stream())
                .count();
    }

    @Test
    void anAvatarIsCutInItsSizesAndShown() {
        JsonNode avatar = alice.uploads(AVATAR, "me.jpg", Drawn.stripes("jpeg", 1200, 900, 1), "image/jpeg");

        assertThat(avatar.get("width").asInt()).isEqualTo(512);
        assertThat(avatar.get("height").asInt()).isEqualTo(512);
        for (int size : new int[] {64, 128, 256, 512}) {
            assertThat(shown(hash(avatar), size, "image/jpeg").getWidth()).isEqualTo(size);
        }
        assertThat(wire.asks(
                                alice.caller,
                                new SignUrls(
                                        List.of(UploadId.parse(avatar.get("id").asText()))))
                        .at("/data/urls"))
                .as("what is shown under its hash has no signed URL")
                .isEmpty();
        await().atMost(LONGEST).until(() -> objects(avatar) == 4);
    }

    @Test
    void smallOnesAndEmojiAreShownInTheSizeThatTheyHave() {
        JsonNode icon = alice.uploads(ICON, "icon.png", Drawn.stripes("png", 100, 90, 2), "image/png");
        assertThat(shown(hash(icon), 512, "image/jpeg").getWidth()).isEqualTo(90);
        assertThat(shown(hash(icon), 64, "image/jpeg").getWidth()).isEqualTo(64);
        JsonNode emoji = alice.uploads(EMOJI, "cat.png", Drawn.noise("png", 200, 100, true), "image/png");
        assertThat(shown(hash(emoji), 64, "image/png").getWidth()).isEqualTo(128);
        assertThat(shown(hash(emoji), 128, "image/png").getHeight()).isEqualTo(64);
    }

    @Test
    void theSamePictureIsKeptOnceUntilNobodyHasIt() {
        byte[] bytes = Drawn.stripes("png", 300, 300, 33);
        JsonNode first = alice.uploads(AVATAR, "a.png", bytes, "image/png");
        Uploader bob = new Uploader(wire);
        JsonNode second = bob.uploads(ICON, "b.png", bytes, "image/png");
        assertThat(hash(second)).isEqualTo(hash(first));
        await().atMost(LONGEST).until(() -> objects(second) == 0);

        drop(first);
        assertThat(shown(hash(second), 128, "image/jpeg").getWidth()).isEqualTo(128);
        assertThat(objects(first)).isGreaterThan(0);
        bob.ok(new DropUploads(List.of(UploadId.parse(second.get("id").asText()))));
        Uploader.refused(picture(hash(second), 128), ErrorCode.UNKNOWN_UPLOAD);
        await().atMost(LONGEST).until(() -> objects(first) == 0);

        JsonNode again = alice.uploads(AVATAR, "a.png", bytes, "image/png");
        assertThat(hash(again)).isEqualTo(hash(first));
        assertThat(shown(hash(again), 64, "image/jpeg").getWidth()).isEqualTo(64);
    }

    @Test
    void whatIsTooLargeOrNoPictureIsRefusedBeforeItComes() {
        alice.refused(plan(AVATAR, "a.png", (8 << 20) + 1, "image/png", null), ErrorCode.TOO_LARGE);
        alice.refused(plan(ICON, "a.png", (8 << 20) + 1, "image/png", null), ErrorCode.TOO_LARGE);
        alice.refused(plan(EMOJI, "a.png", (256 << 10) + 1, "image/png", null), ErrorCode.TOO_LARGE);
        alice.ok(plan(EMOJI, "a.png", 256 << 10, "image/png", null));
        for (String type : List.of("image/svg+xml", "image/webp", "text/html", "application/octet-stream")) {
            alice.refused(plan(AVATAR, "a.png", 100, type, null), ErrorCode.TYPE_NOT_ALLOWED);
        }
    }

    @Test
    void unknownOnesAreUnknown() {
        Uploader.refused(picture("0".repeat(32), 128), ErrorCode.UNKNOWN_UPLOAD);
    }
}
