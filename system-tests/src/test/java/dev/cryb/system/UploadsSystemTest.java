package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many files at once: each is answered in time, and the media service holds few of them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UploadsSystemTest {

    private static final int MIB = 1 << 20;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.fresh("media").withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** What media may hold of files at once is 48 MiB; the rest of the bound is what a busy JVM has beside them. */
    @Test
    void aHundredFilesAtOnceInBoundedMemory() throws Exception {
        String url = stack.gatewayUrls().getFirst();
        PlainClient alice =
                PlainClient.signIn(url, People.register(url, "alice").token());
        String channel = alice.expectAck("server:create", Client.data("name", "Home"))
                .at("/channels/0/id")
                .asText();
        Files.upload(alice, channel, "first.bin", random(), "application/octet-stream");
        long before = mostResidentMiB();
        List<Future<JsonNode>> uploads = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String name = i + ".bin";
                uploads.add(
                        people.submit(() -> Files.upload(alice, channel, name, random(), "application/octet-stream")));
            }
        }
        for (Future<JsonNode> upload : uploads) {
            assertThat(upload.get().get("size").asInt()).isEqualTo(MIB);
        }
        assertThat(mostResidentMiB() - before).isLessThan(192);
    }

    private static byte[] random() {
        byte[] bytes = new byte[MIB];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    /** The most memory that the media service ever had from the machine. */
    private static long mostResidentMiB() throws IOException {
        try (Stream<String> lines = java.nio.file.Files.lines(Path.of("/proc/" + stack.pid("media-1") + "/status"))) {
            String peak =
                    lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
            return Long.parseLong(peak.replaceAll("\\D", "")) >> 10;
        }
    }
}
