package dev.cryb.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.RequestUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upload may be called. */
class UploadShapesTest {

    private static RequestUpload named(String filename, long size) {
        return new RequestUpload(UploadPurpose.ATTACHMENT, new ChannelId(1), null, filename, size, "image/png", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b.png",
                "..",
                ".",
                "...",
                "a\\b.png",
                "a\nb.png",
                "a\u0000b.png",
                "a\u202Egnp.exe",
                "\u200Bhidden.png",
                "   ",
                "",
                "a\u2028b"
            })
    void namesThatAreNoneAreRefused(String filename) {
        assertThatThrownBy(() -> named(filename, 1))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("filename"));
    }

    @Test
    void threeHundredCharactersAreTooMany() {
        assertThatThrownBy(() -> named("x".repeat(300), 1)).isInstanceOf(Refused.class);
        assertThat(named("\u00FCber uns.\u65E5\u672C.png", 1).filename()).isEqualTo("\u00FCber uns.\u65E5\u672C.png");
    }

    @Test
    void zeroBytesAreNoFile() {
        assertThatThrownBy(() -> named("a.png", 0))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("size"));
    }
}
