package dev.cryb.stack.cli;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.Detached;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code up --detach}: runs {@code up} in a session of its own and shows what it says until it is ready. */
final class DetachedUp {

    private DetachedUp() {}

    static int run(Checkout checkout, List<String> words) {
        var log = checkout.state().resolve("logs").resolve("launcher.log");
        var outcome = new Outcome(checkout.state());
        try {
            Files.createDirectories(log.getParent());
            outcome.clear();
            return follow(start(words, log), log, outcome);
        } catch (IOException e) {
            throw new StackFailure("cannot start in the background: " + e.getMessage(), e);
        }
    }

    private static Process start(List<String> words, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName(), "up"));
        words.stream().filter(word -> !word.equals("--detach")).forEach(command::add);
        return new ProcessBuilder(Detached.command(command))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start();
    }

    private static int follow(Process launcher, Path log, Outcome outcome) throws IOException {
        var interrupted = new Thread(launcher::destroy, "give-up");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean alive = launcher.isAlive();
                var decided = alive ? outcome.read() : Outcome.FAILED;
                copy(file);
                if (decided != null) {
                    Runtime.getRuntime().removeShutdownHook(interrupted);
                    return decided.equals(Outcome.READY) ? 0 : failed(launcher, file);
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** The reason is the last that the launcher says; parts are stopped when it is gone. */
    private static int failed(Process launcher, RandomAccessFile file) throws IOException, InterruptedException {
        launcher.waitFor();
        copy(file);
        return 1;
    }

    private static void copy(RandomAccessFile file) throws IOException {
        var bytes = new byte[(int) (file.length() - file.getFilePointer())];
        file.readFully(bytes);
        System.out.write(bytes);
        System.out.flush();
    }
}
