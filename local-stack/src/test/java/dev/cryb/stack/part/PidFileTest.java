package dev.cryb.stack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path folder;

    private PidFile file;

    @BeforeEach
    void name() {
        file = new PidFile(folder.resolve("run/gateway-1.pid"));
    }

    @Test
    void findsTheProcessThatItNoted() throws IOException {
        file.write(ProcessHandle.current(), 3);

        assertThat(file.process()).contains(ProcessHandle.current());
        assertThat(file.restarts()).isEqualTo(3);
    }

    @Test
    void anotherProcessUnderTheSamePidIsNotTheOneNoted() throws IOException {
        file.write(ProcessHandle.current(), 0);
        var lines = Files.readAllLines(file.path());
        lines.set(1, Long.toString(Long.parseLong(lines.get(1)) - 60_000));
        Files.write(file.path(), lines);

        assertThat(file.process()).isEmpty();
    }

    @Test
    void aMissingOrTornFileNotesNobody() throws IOException {
        assertThat(file.process()).isEmpty();

        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "12");

        assertThat(file.process()).isEmpty();
        assertThat(file.restarts()).isZero();
    }
}
