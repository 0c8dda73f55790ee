package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.stack.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides' programs and commands, run as they stand there, by the clients of each language. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.EVERYTHING)
class DocsSystemTest {

    private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
    private static final Path FOLDER = Path.of("target/docs").toAbsolutePath();
    private static final List<String> GUIDES =
            List.of("getting-started.md", "recovery.md", "from-socketio.md", "from-discord.md", "errors.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** The first is what {@code Stack} does, and what StackFile and launcher tests run. */
    private static final Set<String> COMMANDS = Set.of(
            "./cryb up",
            "npm i socket.io-client@4.8.1",
            "node bot.mjs",
            "python3 -m venv .venv",
            ".venv/bin/pip install 'python-socketio[client]==5.13.0'",
            ".venv/bin/python bot.py",
            "java -cp 'lib/*' Bot.java",
            "node say.mjs \"$CODE\" '!ping'",
            "node recovery.mjs",
            "node before.mjs",
            "node after.mjs");

    private static Stack stack;

    @BeforeAll
    static void start(Stack mesh) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        // As npm would put it there.
        NodeModules.install();
        Files.deleteIfExists(FOLDER.resolve("node_modules"));
        Files.createSymbolicLink(FOLDER.resolve("node_modules"), NodeModules.FOLDER.resolve("node_modules"));
        try (Stream<Path> examples = Files.list(DOCS.resolve("examples"))) {
            for (Path example : examples.toList()) {
                Files.copy(example, FOLDER.resolve(example.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        stack = mesh;
    }

    @Test
    void everyBlockIsAnExampleOrACommandThatIsRunHere() throws IOException {
        Set<String> examples;
        try (Stream<Path> files = Files.list(DOCS.resolve("examples"))) {
            examples = files.map(DocsSystemTest::text).collect(Collectors.toSet());
        }
        List<String> commands = new ArrayList<>();
        for (String guide : GUIDES) {
            Matcher block = BLOCK.matcher(text(DOCS.resolve(guide)));
            while (block.find()) {
                switch (block.group(1)) {
                    case "sh" -> commands.addAll(block.group(2).lines().toList());
                    case "text" -> {} // what is said, or a picture
                    default -> assertThat(examples).as(guide).contains(block.group(2));
                }
            }
        }
        assertThat(Set.copyOf(commands)).isEqualTo(COMMANDS);
    }

    @Test
    void botInJavaScriptAnswers() throws IOException, InterruptedException {
        answers("node bot.mjs");
    }

    @Test
    void botInPythonAnswers() throws IOException, InterruptedException {
        if (!Files.exists(FOLDER.resolve(".venv/bin/pip"))) {
            run(FOLDER, "python3 -m venv .venv");
        }
        run(FOLDER, ".venv/bin/pip install 'python-socketio[client]==5.13.0'");
        answers(".venv/bin/python bot.py");
    }

    @Test
    void botInJavaAnswers() throws IOException, InterruptedException {
        Path lib = Files.createDirectories(FOLDER.resolve("lib"));
        for (String jar : System.getProperty("java.class.path").split(":")) {
            if (jar.matches(".*(socket\\.io-client|engine\\.io-client|org/json|okhttp|okio|kotlin-stdlib).*\\.jar")) {
                Path file = Path.of(jar);
                Files.copy(file, lib.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        answers("java -cp 'lib/*' Bot.java");
    }

    @Test
    void nothingIsLostAndNothingIsSaidTwice() throws IOException, InterruptedException {
        String said = run(FOLDER, "node recovery.mjs");

        assertThat(text(DOCS.resolve("recovery.md"))).contains("```text\n" + said + "```\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node before.mjs", "node after.mjs"})
    void soupIsReadyBeforeAndAfter(String command) throws IOException, InterruptedException {
        assertThat(run(FOLDER, command)).isEqualTo("alice: soup is ready\n");
    }

    /** Starts a bot, and has a guest talk to it. */
    private static void answers(String command) throws IOException, InterruptedException {
        Process bot = process(FOLDER, command, Map.of()).start();
        try (BufferedReader lines = bot.inputReader(StandardCharsets.UTF_8)) {
            List<String> before = new ArrayList<>();
            String line = lines.readLine();
            while (line != null && !line.startsWith("invite: ")) {
                before.add(line);
                line = lines.readLine();
            }
            assertThat(line).as("%s", before).isNotNull();
            String code = line.substring("invite: ".length());
            assertThat(run(FOLDER, "node say.mjs \"$CODE\" '!ping'", Map.of("CODE", code)))
                    .matches("bot_\\w+ answered #1 with #2: pong\n");
        } finally {
            bot.descendants().forEach(ProcessHandle::destroyForcibly);
            bot.destroyForcibly();
        }
    }

    private static String run(Path folder, String command) throws IOException, InterruptedException {
        return run(folder, command, Map.of());
    }

    private static String run(Path folder, String command, Map<String, String> more)
            throws IOException, InterruptedException {
        Process process = process(folder, command, more).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
        return said;
    }

    private static ProcessBuilder process(Path folder, String command, Map<String, String> more) {
        ProcessBuilder process = new ProcessBuilder(Arrays.asList("sh", "-ec", command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        if (stack != null) {
            process.environment().put("CRYB_URL", stack.gatewayUrls().get(0));
        }
        process.environment().put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        process.environment().putAll(more);
        return process;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
