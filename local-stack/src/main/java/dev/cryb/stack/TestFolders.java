package dev.cryb.stack;

import dev.cryb.stack.part.Leftovers;
import dev.cryb.stack.part.PidFile;
import dev.cryb.stack.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders of stacks that tests start.
 *
 * <p>A test JVM may be killed before it can clean up. So each folder names its owner, and whoever makes the next folder
 * first ends the processes and deletes the folders of owners that are gone.
 */
final class TestFolders {

    private static final String OWNER = "owner.pid";

    private TestFolders() {}

    static synchronized Path create(Path parent) throws IOException {
        Files.createDirectories(parent);
        for (var folder : list(parent)) {
            var owner = folder.resolve(OWNER);
            if (Files.exists(owner) && new PidFile(owner).process().isEmpty()) {
                Leftovers.clear(folder);
                Folders.delete(folder);
            }
        }
        var folder = Files.createTempDirectory(parent, "stack-");
        new PidFile(folder.resolve(OWNER)).write(ProcessHandle.current(), 0);
        return folder;
    }

    private static List<Path> list(Path parent) throws IOException {
        try (var folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }
}
