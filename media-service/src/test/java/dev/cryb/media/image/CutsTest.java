package dev.cryb.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pictures of people, servers and emoji are cut. */
class CutsTest {

    private static final int[] SIZES = {64, 128, 256, 512};

    private final Images images = new Images(10_000, 40_000_000);

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void theMiddleIsCutOutAsASquareInEachSize(String format) {
        Cuts cuts = images.cut("image/" + format, Drawn.stripes(format, 1500, 1000, 1), true, SIZES);

        assertThat(cuts.cuts()).extracting(Cuts.Cut::size).containsExactly(64, 128, 256, 512);
        assertThat(cuts.width()).isEqualTo(512);
        assertThat(cuts.preview()).startsWith("data:image/png;base64,");
        for (Cuts.Cut cut : cuts.cuts()) {
            BufferedImage image = Drawn.read(cut.bytes());
            assertThat(image.getWidth()).isEqualTo(cut.size());
            assertThat(image.getHeight()).isEqualTo(cut.size());
            assertThat(image.getRGB(cut.size() / 4, 5) & 0xFF)
                    .as("red on the left")
                    .isLessThan(60);
            assertThat(image.getRGB(cut.size() * 3 / 4, 5) >> 16 & 0xFF)
                    .as("blue on the right")
                    .isLessThan(60);
        }
    }

    @Test
    void smallOnesAreNotMadeLarger() {
        Cuts cuts = images.cut("image/png", Drawn.stripes("png", 300, 200, 1), true, SIZES);
        assertThat(cuts.cuts()).extracting(Cuts.Cut::size).containsExactly(64, 128, 256);
        assertThat(Drawn.read(cuts.cuts().get(2).bytes()).getWidth()).isEqualTo(200);
        Cuts dot = images.cut("image/png", Drawn.stripes("png", 1, 1, 1), true, SIZES);
        assertThat(dot.cuts()).extracting(Cuts.Cut::size).containsExactly(64);
    }

    @Test
    void emojiFitIntoASquareWhole() {
        Cuts cuts = images.cut("image/png", Drawn.noise("png", 400, 100, true), false, new int[] {128});
        BufferedImage image = Drawn.read(cuts.cuts().get(0).bytes());
        assertThat(image.getWidth()).isEqualTo(128);
        assertThat(image.getHeight()).isEqualTo(32);
        assertThat(image.getColorModel().hasAlpha()).isTrue();
        assertThat(cuts.contentType()).isEqualTo("image/png");
    }

    @Test
    void noneIsLargerThanAnAnswerTakes() {
        Cuts clear = images.cut("image/png", Drawn.noise("png", 1024, 1024, true), true, SIZES);
        Cuts full = images.cut("image/png", Drawn.noise("png", 1024, 1024, false), true, SIZES);
        assertThat(full.contentType()).isEqualTo("image/jpeg");
        for (Cuts cuts : new Cuts[] {clear, full}) {
            assertThat(cuts.cuts()).allMatch(cut -> cut.bytes().length <= Cuts.MOST);
        }
    }

    @Test
    void bombsAreRefusedByHeaderAndFrame() {
        refused(ErrorCode.TOO_LARGE, "image/png", Drawn.pngBomb());
        refused(ErrorCode.TOO_LARGE, "image/gif", Drawn.gifBomb());
        assertThatThrownBy(() -> images.look("image/gif", Drawn.gifBomb()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TOO_LARGE));
        byte[] whole = Drawn.stripes("png", 100, 100, 1);
        refused(ErrorCode.TYPE_NOT_ALLOWED, "image/png", Arrays.copyOf(whole, whole.length / 2));
    }

    private void refused(ErrorCode code, String type, byte[] bytes) {
        assertThatThrownBy(() -> images.cut(type, bytes, true, SIZES))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
