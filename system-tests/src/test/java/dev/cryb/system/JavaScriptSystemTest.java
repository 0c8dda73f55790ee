package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's example, run as it stands there, by the official JavaScript client. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.EVERYTHING)
class JavaScriptSystemTest {

    private static final Path FOLDER = NodeModules.FOLDER;
    private static final Path EXAMPLE = Path.of("../docs/examples/talk.mjs");

    private static Stack stack;

    @BeforeAll
    static void start(Stack mesh) throws IOException, InterruptedException {
        NodeModules.install();
        Files.copy(EXAMPLE, FOLDER.resolve("talk.mjs"), StandardCopyOption.REPLACE_EXISTING);
        stack = mesh;
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void exampleOfTheReadmeTalks(String transports) throws IOException, InterruptedException {
        String said = run(FOLDER, "node", "talk.mjs", stack.gatewayUrls().get(0), transports);
        assertThat(said)
                .contains("alice sent #1: Hello, Bob!")
                .containsPattern("bob heard alice_\\w+: Hello, Bob!")
                .contains("once: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void officialClientRecoversItsState(String transports) throws IOException, InterruptedException {
        String url = stack.gatewayUrls().get(0);
        People.Person alice = People.register(url, "alice");
        People.Person bob = People.register(url, "bob");
        String channel;
        try (PlainClient founder = PlainClient.signIn(url, alice.token());
                PlainClient guest = PlainClient.signIn(url, bob.token())) {
            channel = founder.expectAck("server:create", Client.data("name", "Home"))
                    .at("/channels/0/id")
                    .asText();
            String code = founder.expectAck("invite:create", Client.data("channelId", channel))
                    .get("code")
                    .asText();
            guest.expectAck("server:join", Client.data("inviteCode", code));
        }

        String said = run(FOLDER, "node", "recover.mjs", url, bob.token(), channel, url, alice.token(), transports);

        assertThat(said)
                .doesNotContain("recovered: false")
                .doesNotContain("same id: false")
                .contains("ready again: false")
                .contains("before, missed 0.0, missed 0.1, missed 0.2, missed 0.3, missed 0.4, after 0, missed 1.0, "
                        + "missed 1.1, missed 1.2, missed 1.3, missed 1.4, after 1, missed 2.0, missed 2.1, missed 2.2, "
                        + "missed 2.3, missed 2.4, after 2");
    }

    @Test
    void readmeShowsTheExampleAsItIs() throws IOException {
        assertThat(Files.readString(Path.of("../README.md"))).contains(Files.readString(EXAMPLE));
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
