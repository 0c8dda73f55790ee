package dev.cryb.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cryb.stack.part.Signal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoresComponentTest {

    private static Stores stores;

    @BeforeAll
    static void start() {
        stores = Stores.start();
    }

    @AfterAll
    static void stop() {
        stores.close();
    }

    @Test
    void killedPostmasterComesBackOnItsPortWithWhatWasCommitted() throws SQLException {
        run(stores.ownerJdbcUrl(), "CREATE TABLE kept AS SELECT 42 AS number");
        long killed = stores.pid("postgres");
        int before = stores.restarts("postgres");

        stores.kill("postgres", Signal.KILL);

        await().atMost(Duration.ofSeconds(30)).until(() -> stores.restarts("postgres") > before);
        stores.awaitReady("postgres");
        assertThat(stores.pid("postgres")).isNotEqualTo(killed);
        assertThat(number(stores.operatorJdbcUrl(), "SELECT number FROM kept")).isEqualTo(42);
    }

    @Test
    void killedRedisComesBackOnItsPort() {
        int before = stores.restarts("redis");

        stores.kill("redis", Signal.KILL);

        await().atMost(Duration.ofSeconds(10)).until(() -> stores.restarts("redis") > before);
        stores.awaitReady("redis");
    }

    @Test
    void aServiceMayNeitherMakeTablesNorSeeOtherSchemas() throws SQLException {
        run(stores.ownerJdbcUrl(), "CREATE SCHEMA messaging; CREATE TABLE messaging.secret (id bigint)");

        assertThatThrownBy(() -> run(stores.jdbcUrl("gateway"), "CREATE TABLE mine (id bigint)"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> number(stores.jdbcUrl("gateway"), "SELECT count(*) FROM messaging.secret"))
                .hasMessageContaining("permission denied");
        assertThat(number(stores.operatorJdbcUrl(), "SELECT count(*) FROM messaging.secret"))
                .isZero();
    }

    @Test
    void commitsAreOnDiskBeforeTheyAreAcked() throws SQLException {
        assertThat(text("SHOW fsync") + text("SHOW synchronous_commit")).isEqualTo("onon");
        assertThatThrownBy(() -> run(stores.ownerJdbcUrl().replaceAll("password=.*", "password=guess"), "SELECT 1"))
                .hasMessageContaining("password authentication failed");
    }

    private static void run(String jdbcUrl, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String jdbcUrl, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String text(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(stores.operatorJdbcUrl());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
