package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A base backup and an archive of the log, as PostgreSQL's manual has them ("Continuous Archiving").
 *
 * <p>The embedded distribution has no {@code pg_basebackup}; what that does over the replication protocol is done here
 * with the functions below it, {@code pg_backup_start} and {@code pg_backup_stop}, around a copy of the files.
 */
final class BaseBackup {

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    /** Folders whose contents belong to the running server alone. */
    private static final Set<String> EMPTIED =
            Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "pg_subtrans", "pg_notify");

    private final String superuserUrl;
    private final Path folder;

    BaseBackup(String superuserUrl, Path folder) {
        this.superuserUrl = superuserUrl;
        this.folder = folder;
    }

    /** From the next start on, Postgres keeps its log. */
    void archiveFromNowOn() throws IOException, SQLException {
        Files.createDirectories(archive());
        execute("ALTER SYSTEM SET archive_mode = 'on'");
        execute("ALTER SYSTEM SET archive_command = 'test ! -f " + archive() + "/%f && cp %p " + archive() + "/%f'");
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private Path base() {
        return folder.resolve("base");
    }

    /** Copies the files of the running server. */
    void take(Path data) throws IOException, SQLException {
        try (Connection session = DriverManager.getConnection(superuserUrl);
                Statement sql = session.createStatement()) {
            sql.execute("SELECT pg_backup_start('drill', true)");
            copy(data, base());
            try (ResultSet stopped = sql.executeQuery("SELECT labelfile FROM pg_backup_stop(true)")) {
                assertThat(stopped.next()).isTrue();
                Files.writeString(base().resolve("backup_label"), stopped.getString(1));
            }
        }
    }

    /** This moment, by the server's clock. */
    String now() throws SQLException {
        return ask("SELECT clock_timestamp()::text");
    }

    /** Brings all that was committed so far into the archive; {@code archive_timeout} does so in production. */
    void awaitArchived() throws SQLException {
        String segment = ask("SELECT pg_walfile_name(pg_switch_wal())");
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> Files.exists(archive().resolve(segment)));
    }

    /** Puts the backup where the data of a stopped server were, to be brought forward to a moment when it starts. */
    void restore(Path data, String moment) throws IOException {
        Files.move(data, data.resolveSibling("data.lost"));
        copy(base(), data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(data.resolve("recovery.signal"));
        Files.writeString(
                data.resolve("postgresql.auto.conf"), """

                restore_command = 'cp %s/%%f "%%p"'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """.formatted(archive(), moment), StandardOpenOption.APPEND);
    }

    /** Waits until the server has come to that moment and takes writes. */
    void awaitRestored() {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> ask("SELECT pg_is_in_recovery()").equals("f"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = from.relativize(file);
                boolean isLeftOut = NOT_COPIED.contains(relative.toString())
                        || EMPTIED.contains(relative.getName(0).toString());
                if (!isLeftOut) {
                    try {
                        Files.copy(file, to.resolve(relative), StandardCopyOption.REPLACE_EXISTING);
                    } catch (NoSuchFileException gone) {
                        // It was dropped meanwhile; the log knows.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private void execute(String statement) throws SQLException {
        try (Connection session = DriverManager.getConnection(superuserUrl);
                Statement sql = session.createStatement()) {
            sql.execute(statement);
        }
    }

    private String ask(String question) throws SQLException {
        try (Connection session = DriverManager.getConnection(superuserUrl);
                Statement sql = session.createStatement();
                ResultSet answer = sql.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}
