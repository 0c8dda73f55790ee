package dev.cryb.stack.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedOptionsTest {

    private static final Path DEFAULT = Path.of("/default");

    @Test
    void usersAndRoomSizeAreNeededTheFolderIsNot() {
        assertThat(SeedOptions.parse(List.of("--users", "1000", "--room-size=50"), DEFAULT))
                .isEqualTo(new SeedOptions(1_000, 50, 10, DEFAULT));
        assertThatThrownBy(() -> SeedOptions.parse(List.of("--users", "5"), DEFAULT))
                .hasMessage("seed needs --users N and --room-size M");
    }

    @Test
    void whatItDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> SeedOptions.parse(List.of("--user", "5"), DEFAULT))
                .hasMessage("seed does not know --user");
    }
}
