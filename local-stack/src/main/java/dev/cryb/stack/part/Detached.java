package dev.cryb.stack.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wraps a command so that it runs in a session of its own.
 *
 * <p>Ctrl-C goes to the whole foreground process group; parts in it would all end at once instead of in order. Both
 * wrappers replace themselves by the command, so the pid stays that of the part.
 */
public final class Detached {

    private Detached() {}

    public static List<String> command(List<String> command) {
        var setsid = onPath("setsid");
        var perl = setsid == null ? onPath("perl") : null;
        var wrapped = new ArrayList<String>();
        if (setsid != null) {
            wrapped.add(setsid.toString());
        } else if (perl != null) {
            wrapped.addAll(List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV;"));
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /** The program of that name on the PATH, or null. */
    public static @Nullable Path onPath(String program) {
        var path = System.getenv("PATH");
        for (var folder : (path == null ? "/usr/bin:/bin" : path).split(":", -1)) {
            var file = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(file) && !Files.isDirectory(file)) {
                return file;
            }
        }
        return null;
    }
}
