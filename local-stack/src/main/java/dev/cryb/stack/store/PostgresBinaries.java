package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked once from the Maven archive for this machine.
 *
 * <p>The archive is used without the library around it, which runs servers without fsync and without passwords.
 */
final class PostgresBinaries {

    static final String MAJOR = "18";
    private static final String VERSION = "18.6.0";

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks into {@code folder/postgres-VERSION} unless that is there. */
    static PostgresBinaries unpackedIn(Path folder) {
        var home = folder.resolve("postgres-" + VERSION).toAbsolutePath();
        if (!Files.exists(home)) {
            unpack(home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path home) {
        var resource = "/postgres-" + system() + ".txz";
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new StackFailure("there is no embedded PostgreSQL for this machine (" + resource
                        + "); point DATABASE_URL to a PostgreSQL " + MAJOR);
            }
            Files.createDirectories(home.getParent());
            var unfinished = Files.createTempDirectory(home.getParent(), "unpacking-");
            unpack(archive, unfinished);
            try {
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // Another launcher was quicker; what it unpacked is the same.
                Folders.delete(unfinished);
                if (!Files.exists(home)) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new StackFailure("cannot unpack PostgreSQL to " + home + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry leads out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(path, target.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make " + path + " executable");
                    }
                }
            }
        }
    }

    private static String system() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var alpine = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return os + "-" + arch + alpine;
    }
}
