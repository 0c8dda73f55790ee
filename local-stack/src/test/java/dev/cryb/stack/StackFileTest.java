package dev.cryb.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {

    private static final StackFile FILE = new StackFile(
            "2026-01-01T00:00:00Z",
            List.of(new StackFile.Gateway("gateway-1", "http://127.0.0.1:3001", 1, 0)),
            List.of(new StackFile.Service("messaging-1", "messaging", "http://127.0.0.1:21001", 2, 4)),
            new StackFile.Postgres("127.0.0.1", 21100, "cryb", "cryb_operator", "pw", 3L, true),
            new StackFile.Redis("redis://127.0.0.1:21101", null, false),
            null,
            null);

    @TempDir
    private Path folder;

    @Test
    void saysWhatTheManualPromises() throws IOException {
        FILE.write(folder);

        var json = new ObjectMapper();
        assertThat(json.readTree(folder.resolve("stack.json").toFile())).isEqualTo(json.readTree("""
                {"startedAt": "2026-01-01T00:00:00Z",
                 "gateways": [{"name": "gateway-1", "url": "http://127.0.0.1:3001", "pid": 1, "restarts": 0}],
                 "services": [{"name": "messaging-1", "service": "messaging", "url": "http://127.0.0.1:21001",
                               "pid": 2, "restarts": 4}],
                 "postgres": {"host": "127.0.0.1", "port": 21100, "database": "cryb", "user": "cryb_operator",
                              "password": "pw", "pid": 3, "embedded": true},
                 "redis": {"url": "redis://127.0.0.1:21101", "pid": null, "embedded": false},
                 "s3": null,
                 "livekit": null}
                """));
    }

    @Test
    void whatIsWrittenIsReadAgainAndReadableByItsOwnerOnly() throws IOException {
        FILE.write(folder);
        FILE.write(folder);

        assertThat(StackFile.read(folder)).contains(FILE);
        var path = folder.resolve("stack.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void withoutAStackThereIsNone() throws IOException {
        StackFile.delete(folder);

        assertThat(StackFile.read(folder)).isEmpty();
    }
}
