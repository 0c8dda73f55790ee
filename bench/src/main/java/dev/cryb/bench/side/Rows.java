package dev.cryb.bench.side;

import java.sql.DriverManager;
import java.sql.SQLException;

/** Counts rows. */
final class Rows {

    private Rows() {}

    static long count(String jdbcUrl, String query) {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new SideFailure("cannot count messages: " + e.getMessage());
        }
    }
}
