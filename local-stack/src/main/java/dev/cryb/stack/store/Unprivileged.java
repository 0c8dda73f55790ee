package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.Detached;
import java.io.IOException;
import java.util.List;

/**
 * Runs a program that refuses to run as root.
 *
 * <p>For root it goes into a user namespace in which it is nobody, while its files stay root's; {@code unshare} replaces
 * itself by the program, so the pid stays.
 */
final class Unprivileged {

    private static final boolean ROOT = "0".equals(output("id", "-u"));

    private Unprivileged() {}

    static List<String> command(String program) {
        if (!ROOT) {
            return List.of(program);
        }
        var unshare = Detached.onPath("unshare");
        if (unshare == null || output(unshare.toString(), "-U", "id", "-un").isEmpty()) {
            throw new StackFailure("PostgreSQL does not run as root, and this system has no user namespaces;"
                    + " run as another user, or point DATABASE_URL to a PostgreSQL server");
        }
        return List.of(unshare.toString(), "-U", program);
    }

    /** What a command prints, or nothing if it fails. */
    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
