package dev.cryb.stack.cli;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.StackFile;
import dev.cryb.stack.part.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code ./cryb down}: stops the stack of this checkout, or what a killed launcher left of one. */
final class DownCommand {

    private static final long PATIENCE_SECONDS = 90;

    private DownCommand() {}

    static int run(Checkout checkout, List<String> words) {
        if (!words.isEmpty()) {
            throw new UsageFailure("down does not know " + words.getFirst());
        }
        var launcher = StackLock.launcher(checkout.state()).process();
        if (launcher.isPresent()) {
            System.out.println("Stopping.");
            launcher.get().destroy();
            if (!ended(launcher.get())) {
                launcher.get().destroyForcibly();
                clear(checkout.state());
                throw new StackFailure("the launcher did not stop within " + PATIENCE_SECONDS + " s and was killed");
            }
            clear(checkout.state());
            System.out.println("Stopped.");
            return 0;
        }
        var found = clear(checkout.state());
        System.out.println(
                found.isEmpty()
                        ? "Nothing runs here."
                        : "The launcher was killed earlier; stopped what it left: " + String.join(", ", found) + ".");
        return 0;
    }

    private static List<String> clear(Path state) {
        var lock = StackLock.tryAcquire(state)
                .orElseThrow(() -> new StackFailure("a launcher is just starting or stopping; try again"));
        try {
            StackFile.delete(state);
            return Leftovers.clear(state);
        } catch (IOException e) {
            throw new StackFailure("cannot clear " + state + ": " + e.getMessage(), e);
        } finally {
            lock.release();
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
