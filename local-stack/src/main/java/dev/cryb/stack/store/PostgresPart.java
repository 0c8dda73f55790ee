package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.Part;
import dev.cryb.stack.part.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A real postmaster on loopback: scram passwords, fsync on.
 *
 * <p>The superuser's password lies in the folder with the data that it opens, so that the folder can be moved.
 */
public final class PostgresPart implements Part {

    private static final String SUPERUSER = "postgres";

    private final PostgresBinaries binaries;
    private final Path folder;
    private final Path data;
    private final int port;
    private final String password;

    /**
     * @param programs where PostgreSQL is unpacked to
     * @param folder gets {@code data/} and the superuser's password
     */
    public PostgresPart(Path programs, Path folder, int port) {
        this.binaries = PostgresBinaries.unpackedIn(programs);
        this.folder = folder.toAbsolutePath();
        this.data = this.folder.resolve("data");
        this.port = port;
        this.password = new Secrets(this.folder).password("superuser");
    }

    @Override
    public String name() {
        return "postgres";
    }

    public int port() {
        return port;
    }

    /** For setting up and for tests that must reach behind the services; everything is allowed to it. */
    public String superuserJdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + SUPERUSER + "&password=" + password;
    }

    @Override
    public void beforeStart() throws IOException {
        if (!Files.exists(data)) {
            initialise();
        }
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(PostgresBinaries.MAJOR)) {
            throw new StackFailure("the data in " + data + " are of PostgreSQL " + version + ", this is PostgreSQL "
                    + PostgresBinaries.MAJOR + "; --fresh begins anew");
        }
        clearStaleLock();
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<>(Unprivileged.command(binaries.program("postgres")));
        command.addAll(List.of("-D", data.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    @Override
    public boolean ready() {
        var limits = new Properties();
        limits.setProperty("loginTimeout", "3");
        limits.setProperty("socketTimeout", "3");
        try (var connection = DriverManager.getConnection(superuserJdbcUrl("postgres"), limits)) {
            return connection.isValid(3);
        } catch (SQLException e) {
            return false;
        }
    }

    /** "Fast": rolls open transactions back and does not wait for clients. */
    @Override
    public Signal stopSignal() {
        return Signal.INT;
    }

    /** Backends of a killed postmaster need a moment to notice. */
    @Override
    public boolean passing(String lastLogLines) {
        return lastLogLines.contains("pre-existing shared memory block");
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(port)),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("wal_buffers", "16MB"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("jit", "off"),
                Map.entry("io_method", "sync"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_line_prefix", "%m [%p] %q%u "));
    }

    /** Into a folder that gets its name when all is done, so that a half-made one is never taken for data. */
    private void initialise() throws IOException {
        var unfinished = folder.resolve("data.new");
        Folders.delete(unfinished);
        Folders.secret(unfinished);
        var command = new ArrayList<>(Unprivileged.command(binaries.program("initdb")));
        command.addAll(List.of(
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + folder.resolve("superuser.password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions",
                "--no-sync"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StackFailure("initdb failed:\n" + output.strip().indent(4));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while PostgreSQL was set up", e);
        }
        Files.move(unfinished, data);
    }

    /**
     * Deletes {@code postmaster.pid} if the process in it is no postgres.
     *
     * <p>PostgreSQL itself takes any living process of that number and user for its predecessor, and numbers are reused.
     */
    private void clearStaleLock() throws IOException {
        var lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        var lines = Files.readAllLines(lock);
        boolean alive = !lines.isEmpty()
                && lines.getFirst().matches("\\d+")
                && ProcessHandle.of(Long.parseLong(lines.getFirst()))
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().command())
                        .filter(program -> program.endsWith("/postgres"))
                        .isPresent();
        if (!alive) {
            Files.delete(lock);
        }
    }

    /** Long enough for recovery after a crash under load. */
    @Override
    public Duration startTimeout() {
        return Duration.ofSeconds(90);
    }
}
