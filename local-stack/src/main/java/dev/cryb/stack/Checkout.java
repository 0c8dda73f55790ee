package dev.cryb.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The source tree that the stack runs from.
 *
 * @param root the folder of the root {@code pom.xml}
 */
public record Checkout(Path root) {

    /** Named by {@code CRYB_HOME} (as {@code ./cryb} does), else searched upwards from the working directory. */
    public static Checkout find() {
        var home = System.getenv("CRYB_HOME");
        if (home != null && !home.isBlank()) {
            return new Checkout(Path.of(home).toAbsolutePath().normalize());
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("local-stack")) && Files.exists(folder.resolve("pom.xml"))) {
                return new Checkout(folder);
            }
        }
        throw new StackFailure(
                "this is not inside a CRYB checkout: " + Path.of("").toAbsolutePath());
    }

    /** What the stack keeps: data, secrets, logs, programs. Never committed. */
    public Path state() {
        return root.resolve(".cryb");
    }

    /** Unpacked PostgreSQL and Redis, shared by all stacks of the checkout. */
    public Path programs() {
        return state().resolve("bin");
    }

    /** Archives of the classes that each service loads. */
    public Path classes() {
        return state().resolve("classes");
    }

    /** A new folder for a stack that lives as long as a test; see {@link TestFolders}. */
    public Path testFolder() {
        try {
            return TestFolders.create(state().resolve("tests"));
        } catch (IOException e) {
            throw new StackFailure("cannot make a folder under " + state() + ": " + e.getMessage(), e);
        }
    }

    /** The program of a service, as Maven built it. */
    public Path serviceJar(String module) {
        var jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackFailure(module + " is not built: " + jar + " is missing; ./mvnw package builds it");
        }
        return jar;
    }
}
