package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The published AsyncAPI document, read by AsyncAPI's own parser; it needs Node and npm, and no mesh. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AsyncApiSystemTest {

    private static final Path FOLDER = Path.of("asyncapi").toAbsolutePath();
    private static final Path DOCUMENT =
            Path.of("../docs/contract/asyncapi.yaml").toAbsolutePath();

    @TempDir
    private static Path broken;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        if (!Files.isDirectory(FOLDER.resolve("node_modules/@asyncapi/parser"))) {
            Said said = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            assertThat(said.status()).as(said.words()).isZero();
        }
    }

    @Test
    void parserFindsNothingToSay() throws IOException, InterruptedException {
        Said said = check(DOCUMENT);

        assertThat(said.status()).as(said.words()).isZero();
        assertThat(said.words()).contains(" operations, 0 errors, 0 warnings").doesNotContain("no operations");
    }

    @Test
    void parserFindsWhatIsBroken() throws IOException, InterruptedException {
        List<Path> files = List.of(
                with("nowhere", "$ref: \"#/components/schemas/RateLimit\"", "$ref: \"#/components/schemas/Nothing\""),
                with("action", "action: receive", "action: hear"),
                with("channel", "$ref: \"#/channels/gateway\"\n", "$ref: \"#/channels/other\"\n"),
                with(
                        "strange",
                        "$ref: \"#/channels/gateway/messages/audit.list.ack\"",
                        "$ref: \"#/channels/gateway/messages/no\""),
                with("lacking", "      audit.list:\n        $ref: \"#/components/messages/audit.list\"\n", ""),
                with("schema", "minLength: 1\n", "minLength: one\n"),
                with("version", "asyncapi: 3.0.0", "asyncapi: 30.0.0"));

        Said said = check(files.toArray(Path[]::new));

        assertThat(said.status()).isEqualTo(1);
        assertThat(files).allSatisfy(file -> assertThat(said.words()).contains(file + ": error "));
        assertThat(said.words())
                .contains("#/components/schemas/Nothing")
                .contains("operations/ask.audit.list/action")
                .contains("#/channels/other")
                .contains("messages/no")
                .contains("minLength");
    }

    /** A copy of the document in which the first of some words are others. */
    private static Path with(String name, String words, String others) throws IOException {
        String document = Files.readString(DOCUMENT);
        int at = document.indexOf(words);
        assertThat(at).as("the document has no %s any more", words).isNotNegative();
        return Files.writeString(
                broken.resolve(name + ".yaml"),
                document.substring(0, at) + others + document.substring(at + words.length()));
    }

    private static Said check(Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "check.mjs"));
        for (Path file : files) {
            command.add(file.toString());
        }
        return run(command);
    }

    private static Said run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(words).isTrue();
            return new Said(process.exitValue(), words);
        } finally {
            process.destroy();
        }
    }

    private record Said(int status, String words) {}
}
