package dev.cryb.system;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The version that was published last, built from the repository's own history.
 *
 * <p>{@code docs/contract/published/VERSION} names it: a tag, or a commit as long as there is none. A build takes minutes,
 * so it is kept under its commit's id until another one is wanted.
 */
final class FormerVersion {

    private static final List<String> MODULES = List.of("gateway-service", "messaging-service", "presence-service");
    private static final int BUILD_MINUTES = 20;

    private final Checkout ours;

    private FormerVersion(Checkout ours) {
        this.ours = ours;
    }

    /** Its built gateway, messaging and presence. */
    static Checkout built() {
        FormerVersion version = new FormerVersion(Checkout.find());
        try {
            return version.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Checkout build() throws IOException {
        String commit = commit();
        Path builds = ours.state().resolve("former");
        Path done = builds.resolve(commit);
        if (!Files.exists(done)) {
            Files.createDirectories(builds);
            forgetOthers(builds);
            Path folder = Files.createTempDirectory(builds, "building-");
            checkOut(commit, folder);
            compile(folder);
            // Whatever is under the commit's name is whole.
            Files.move(folder, done);
        }
        return new Checkout(done);
    }

    private String commit() throws IOException {
        Path file = ours.root().resolve("docs/contract/published/VERSION");
        String version = Files.readString(file).strip();
        Outcome found = git("rev-parse", "--verify", "--quiet", version + "^{commit}");
        if (found.status() != 0) {
            throw new AssertionError(file + " names " + version + ", which is not in this clone (" + found.said()
                    + "). This test builds that version: it needs a clone with all history and tags, so run"
                    + " `git fetch --unshallow --tags`, or `git fetch --tags` where the clone is not shallow.");
        }
        refuseIfOlderThanTheLastTag(version, found.said());
        return found.said();
    }

    /** A release that forgot to name itself there would leave all later ones compared with the one before it. */
    private void refuseIfOlderThanTheLastTag(String version, String commit) throws IOException {
        Outcome tag = git("describe", "--tags", "--match", "v[0-9]*", "--abbrev=0", "HEAD^");
        if (tag.status() == 0
                && git("merge-base", "--is-ancestor", tag.said(), commit).status() != 0) {
            throw new AssertionError("docs/contract/published/VERSION names " + version + ", but " + tag.said()
                    + " was published since; docs/testing.md says what a release leaves there");
        }
    }

    private static void forgetOthers(Path builds) throws IOException {
        List<Path> others;
        try (var folders = Files.list(builds)) {
            others = folders.toList();
        }
        for (Path other : others) {
            Folders.delete(other);
        }
    }

    private void checkOut(String commit, Path folder) throws IOException {
        Path tar = folder.resolve("tree.tar");
        succeed(git("archive", "--format=tar", "--output=" + tar, commit));
        succeed(run(folder, List.of("tar", "-xf", tar.toString()), 1));
        Files.delete(tar);
    }

    private static void compile(Path folder) throws IOException {
        long begin = System.nanoTime();
        succeed(run(
                folder,
                List.of(
                        "./mvnw",
                        "-q",
                        "package",
                        "-DskipTests",
                        "-Dspotless.apply.skip=true",
                        "-pl",
                        String.join(",", MODULES),
                        "-am"),
                BUILD_MINUTES));
        System.out.printf("the former version was built in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
    }

    private Outcome git(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return run(ours.root(), command, 1);
    }

    private static void succeed(Outcome outcome) {
        if (outcome.status() != 0) {
            throw new AssertionError(outcome.command() + " ended with " + outcome.status() + ":\n" + outcome.said());
        }
    }

    /** What a program ended with and said, both streams together. */
    private record Outcome(String command, int status, String said) {}

    private static Outcome run(Path folder, List<String> command, int minutes) throws IOException {
        Path log = Files.createTempFile("cryb-", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // Said by the Maven that runs this test, of its own tree.
            builder.environment().keySet().removeAll(List.of("MAVEN_PROJECTBASEDIR", "MAVEN_BASEDIR", "CRYB_HOME"));
            Process process = builder.start();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + minutes + " min:\n" + said(log));
            }
            return new Outcome(String.join(" ", command), process.exitValue(), said(log));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            Files.delete(log);
        }
    }

    private static String said(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8).strip();
    }
}
