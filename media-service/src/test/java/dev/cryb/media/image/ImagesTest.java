package dev.cryb.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of images, and what is no image. */
class ImagesTest {

    private final Images images = new Images(10_000, 40_000_000);

    private static byte[] image(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stream.of(pieces).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A JPEG as a phone makes it: held upright, with words in its EXIF. */
    private static byte[] photo(int width, int height, int orientation) {
        byte[] plain = image("jpeg", width, height);
        byte[] tiff = joined(
                latin("MM\0*\0\0\0\b\0\1"),
                new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0},
                latin("GPS 52.5N 13.4E"));
        byte[] segment = joined(latin("Exif\0\0"), tiff);
        return joined(
                Arrays.copyOf(plain, 2),
                new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (segment.length + 2)},
                segment,
                Arrays.copyOfRange(plain, 2, plain.length));
    }

    private void refused(ErrorCode code, String type, byte[] bytes) {
        assertThatThrownBy(() -> images.look(type, bytes))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void sizeThumbnailAndPreviewAreRead(String format) throws IOException {
        Picture picture = images.look("image/" + format, image(format, 1200, 600));
        assertThat(picture.width()).isEqualTo(1200);
        assertThat(picture.height()).isEqualTo(600);
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(picture.thumbnail()));
        assertThat(small.getWidth()).isEqualTo(400);
        assertThat(small.getHeight()).isEqualTo(200);
        assertThat(picture.preview()).startsWith("data:image/png;base64,").hasSizeLessThan(1_000);
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth())
                .isEqualTo(1200);
    }

    @Test
    void placesAreTakenOutAndOrientationStays() throws IOException {
        Picture picture = images.look("image/jpeg", photo(800, 400, 6));
        assertThat(new String(picture.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(picture.width()).isEqualTo(400);
        assertThat(picture.height()).isEqualTo(800);
        assertThat(Stripped.of("image/jpeg", picture.bytes()).orientation()).isEqualTo(6);
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.thumbnail())).getHeight())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void whatLiesBehindTheEndGoes(String format) {
        byte[] plain = image(format, 20, 20);
        byte[] two = joined(plain, latin("PK\3\4 another file <script>alert(1)</script>"));
        assertThat(new String(images.look("image/" + format, two).bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void bombsAreRefusedByTheirHeader() {
        byte[] bomb = image("png", 10, 10);
        bomb[16] = 0;
        bomb[17] = 0;
        bomb[18] = 0x7F;
        refused(ErrorCode.TOO_LARGE, "image/png", bomb);
        byte[] wide = image("png", 10_001, 1);
        refused(ErrorCode.TOO_LARGE, "image/png", wide);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void damagedOnesAreRefusedAtAnyLength(String format) {
        byte[] whole = image(format, 40, 40);
        for (int length = 8; length < whole.length - 2; length += Math.max(1, whole.length / 50)) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> images.look("image/" + format, cut)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void aGifIsNoPng() {
        assertThatThrownBy(() -> Sniffed.type(image("gif", 5, 5), "image/png"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TYPE_NOT_ALLOWED));
        assertThat(Sniffed.type(image("gif", 5, 5), "image/gif")).isEqualTo("image/gif");
    }

    @Test
    void scriptsAreNeverShownInPlace() {
        byte[] svg = latin("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>");
        assertThatThrownBy(() -> Sniffed.type(svg, "image/png")).isInstanceOf(Refused.class);
        assertThat(Sniffed.isShown(Sniffed.type(svg, "image/svg+xml"))).isFalse();
        assertThat(Sniffed.isShown(Sniffed.type(latin("<html><script>1</script></html>"), "text/html")))
                .isFalse();
        assertThat(Sniffed.type(latin("hello"), "text/plain")).isEqualTo("text/plain");
    }
}
