package dev.cryb.stack.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartRunnerTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Ready as soon as it said so in its log. */
    private record Script(Path folder, String text, Duration startTimeout) implements Part {

        @Override
        public String name() {
            return "script";
        }

        @Override
        public List<String> command() {
            return List.of("/bin/sh", "-c", text);
        }

        @Override
        public boolean ready() {
            return new LogFile(folder.resolve("logs/script.log")).tail(100).contains("ready");
        }

        @Override
        public Duration stopTimeout() {
            return Duration.ofSeconds(1);
        }
    }

    private static final class Ear implements PartWatcher {

        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void died(String part, int status, @Nullable Duration restartIn) {
            heard.add("died " + status + (restartIn == null ? " for good" : ""));
        }

        @Override
        public void restarted(String part) {
            heard.add("restarted");
        }
    }

    @TempDir
    private Path folder;

    private final Ear ear = new Ear();
    private @Nullable PartRunner runner;

    @AfterEach
    void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void aKilledPartComesBackAtOnce() {
        var runner = runner("echo ready; exec sleep 60", true);
        runner.start();
        long killed = runner.pid();

        runner.send(Signal.KILL);

        await().atMost(SOON).untilAsserted(() -> assertThat(ear.heard).containsExactly("died 137", "restarted"));
        assertThat(runner.pid()).isNotEqualTo(killed);
        assertThat(runner.restarts()).isEqualTo(1);
        assertThat(runner.isAlive()).isTrue();
    }

    @Test
    void aFrozenPartIsNotDead() {
        var runner = runner("echo ready; exec sleep 60", true);
        runner.start();
        long pid = runner.pid();

        runner.send(Signal.STOP);

        await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> runner.isAlive() && runner.pid() == pid);
        runner.stop();
        assertThat(runner.isAlive()).isFalse();
        assertThat(ear.heard).isEmpty();
    }

    @Test
    void withoutRestartingADeadPartStaysDead() {
        var runner = runner("echo ready; exec sleep 60", false);
        runner.start();

        runner.send(Signal.KILL);

        await().atMost(SOON).untilAsserted(() -> assertThat(ear.heard).containsExactly("died 137 for good"));
        assertThat(runner.isAlive()).isFalse();
    }

    @Test
    void aStartThatFailsTellsItsLastWords() {
        var runner = runner("echo the port is taken; exit 3", true);

        assertThatThrownBy(runner::start)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("ended with 3")
                .hasMessageContaining("the port is taken");
        assertThat(ear.heard).isEmpty();
    }

    @Test
    void aFullDiskIsSaidInSoManyWords() {
        var runner = runner("echo 'PANIC: could not write: No space left on device'; exit 1", true);

        assertThatThrownBy(runner::start).hasMessageContaining("The disk is full.");
    }

    @Test
    void aPartThatIsNeverReadyIsKilled() {
        var runner = runner("echo thinking; exec sleep 60", true, Duration.ofMillis(300));

        assertThatThrownBy(runner::start).hasMessageContaining("was not ready").hasMessageContaining("thinking");
        await().atMost(SOON).until(() -> !runner.isAlive());
    }

    @Test
    void whatAKilledLauncherLeftIsClearedAndNothingElse() throws IOException {
        var runner = runner("echo ready; exec sleep 60", false);
        runner.start();
        var bystander = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("run/other.pid"), bystander.pid() + "\n" + 1_000 + "\n0\n");
        try {
            assertThat(Leftovers.clear(folder)).containsExactly("script");

            assertThat(runner.isAlive()).isFalse();
            assertThat(bystander.isAlive()).isTrue();
            assertThat(folder.resolve("run")).isEmptyDirectory();
        } finally {
            bystander.destroyForcibly();
        }
    }

    private PartRunner runner(String script, boolean restarting) {
        return runner(script, restarting, SOON);
    }

    private PartRunner runner(String script, boolean restarting, Duration startTimeout) {
        var made = new PartRunner(new Script(folder, script, startTimeout), folder, restarting, ear);
        runner = made;
        return made;
    }
}
