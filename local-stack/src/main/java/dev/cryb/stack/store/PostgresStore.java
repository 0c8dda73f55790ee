package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import dev.cryb.stack.StoresOptions;
import dev.cryb.stack.part.PartRunner;
import dev.cryb.stack.part.PartWatcher;
import dev.cryb.stack.part.Ports;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The database with its roles, run by us or given. */
public final class PostgresStore {

    private static final String DATABASE = "cryb";

    private final DatabaseAddress address;
    private final Secrets secrets;
    private final @Nullable PostgresPart part;
    private final @Nullable PartRunner runner;

    private PostgresStore(
            DatabaseAddress address, Secrets secrets, @Nullable PostgresPart part, @Nullable PartRunner runner) {
        this.address = address;
        this.secrets = secrets;
        this.part = part;
        this.runner = runner;
    }

    /** Not started yet; {@code started} hears of the runner before the first process. */
    public static PostgresStore prepare(StoresOptions options, Secrets secrets, PartWatcher watcher) {
        if (options.databaseUrl() != null) {
            var given = DatabaseAddress.Given.parse(options.databaseUrl());
            return new PostgresStore(given.address(), secrets, null, null);
        }
        var part = new PostgresPart(options.programs(), options.data().resolve("postgres"), Ports.free());
        var runner = new PartRunner(part, options.folder(), options.restarting(), watcher);
        var address = new DatabaseAddress("127.0.0.1", part.port(), DATABASE, "");
        return new PostgresStore(address, secrets, part, runner);
    }

    /** Returns when database and roles are there. */
    public void start(StoresOptions options) {
        try {
            if (runner == null || part == null) {
                setUpGiven(Objects.requireNonNull(options.databaseUrl()), options.services());
                return;
            }
            runner.start();
            try (var connection = DriverManager.getConnection(part.superuserJdbcUrl("postgres"))) {
                var setup = new DatabaseSetup(connection, secrets);
                setup.roles(DATABASE, options.services());
                setup.database(DATABASE, options.services());
            }
        } catch (SQLException e) {
            throw new StackFailure("cannot set up the database: " + e.getMessage(), e);
        }
    }

    /** Drops the database and makes it anew, empty. Only for a Postgres of our own. */
    public void recreate(List<String> services) {
        try (var connection = DriverManager.getConnection(superuserJdbcUrl())) {
            try (var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            }
            new DatabaseSetup(connection, secrets).database(DATABASE, services);
        } catch (SQLException e) {
            throw new StackFailure("cannot empty the database: " + e.getMessage(), e);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    public String password(String role) {
        return secrets.password(role);
    }

    /** To the database {@code postgres}, as superuser. */
    public String superuserJdbcUrl() {
        if (part == null) {
            throw new IllegalStateException("nobody gave us the superuser of DATABASE_URL");
        }
        return part.superuserJdbcUrl("postgres");
    }

    /** None if the database was given. */
    public Optional<PartRunner> runner() {
        return Optional.ofNullable(runner);
    }

    private void setUpGiven(String url, List<String> services) throws SQLException {
        var given = DatabaseAddress.Given.parse(url);
        try (var connection = connect(given)) {
            var database = given.address().database();
            var setup = new DatabaseSetup(connection, secrets);
            setup.roles(database, services);
            setup.borrowed(database, services);
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new StackFailure(
                        "the user in DATABASE_URL must be allowed to make roles (CREATEROLE) and to grant"
                                + " in its database: " + e.getMessage());
            }
            throw e;
        }
    }

    private static Connection connect(DatabaseAddress.Given given) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", given.user());
        if (given.password() != null) {
            properties.setProperty("password", given.password());
        }
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(given.jdbcUrl(), properties);
    }
}
