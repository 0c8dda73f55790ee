package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the roles, and in an embedded Postgres the database; run at every start.
 *
 * <p>{@code cryb_owner} owns the schemas that migrations make; {@code cryb_SERVICE} finds its own schema first and may
 * make nothing; {@code cryb_operator} may read everything.
 */
final class DatabaseSetup {

    private final Connection connection;
    private final Secrets secrets;

    DatabaseSetup(Connection connection, Secrets secrets) {
        this.connection = connection;
        this.secrets = secrets;
    }

    void roles(String database, List<String> services) throws SQLException {
        role(DatabaseAddress.OWNER);
        role(DatabaseAddress.OPERATOR);
        run("GRANT pg_read_all_data, pg_monitor TO " + DatabaseAddress.OPERATOR);
        for (var service : services) {
            role(DatabaseAddress.role(service));
            if (exists("SELECT FROM pg_database WHERE datname = '" + database + "'")) {
                searchPath(database, service);
            }
        }
    }

    /** Makes the database unless it is there; nobody but our roles may connect to it. */
    void database(String database, List<String> services) throws SQLException {
        if (!exists("SELECT FROM pg_database WHERE datname = '" + database + "'")) {
            run("CREATE DATABASE " + database + " OWNER " + DatabaseAddress.OWNER);
            run("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        }
        for (var service : services) {
            searchPath(database, service);
        }
        connectRight(database, services);
    }

    /** What the owner needs in a database that is not its own. */
    void borrowed(String database, List<String> services) throws SQLException {
        run("GRANT CREATE ON DATABASE \"" + database + "\" TO " + DatabaseAddress.OWNER);
        connectRight(database, services);
    }

    private void connectRight(String database, List<String> services) throws SQLException {
        for (var service : services) {
            run("GRANT CONNECT ON DATABASE \"" + database + "\" TO " + DatabaseAddress.role(service));
        }
        run("GRANT CONNECT ON DATABASE \"" + database + "\" TO " + DatabaseAddress.OWNER + ", "
                + DatabaseAddress.OPERATOR);
    }

    private void searchPath(String database, String service) throws SQLException {
        run("ALTER ROLE " + DatabaseAddress.role(service) + " IN DATABASE \"" + database + "\" SET search_path = "
                + service);
    }

    private void role(String name) throws SQLException {
        var password = secrets.password(name);
        if (!password.matches("[0-9a-zA-Z]+")) {
            throw new StackFailure("the password kept for " + name + " may hold letters and digits only");
        }
        if (!exists("SELECT FROM pg_roles WHERE rolname = '" + name + "'")) {
            run("CREATE ROLE " + name + " LOGIN");
        }
        run("ALTER ROLE " + name + " PASSWORD '" + password + "'");
    }

    private boolean exists(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
