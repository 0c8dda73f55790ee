package dev.cryb.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.gateway.StoresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PasswordChangeComponentTest.Patient.class)
@WithTestResource(StoresResource.class)
class PasswordChangeComponentTest {

    private static final String OLD = "correct horse";
    private static final String NEW = "battery staple";
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final String name = "u" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    /** A call may be held up for as long as the test needs. */
    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("cryb.guard.timeout", "60s");
        }
    }

    @Test
    void loginCheckedBeforeTheChangeLeavesNoSessionBehind() throws SQLException {
        Response mine = post("register", Map.of("username", name, "password", OLD));
        CompletableFuture<Response> login;
        CompletableFuture<Integer> change;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Connection lock = owner.getConnection()) {
            // given: a login whose password was checked, and whose session waits to be written
            lock.setAutoCommit(false);
            run(lock, "LOCK TABLE gateway.session IN SHARE MODE");
            login = CompletableFuture.supplyAsync(this::loginWithOld, callers);
            until(() -> waiting(lock) >= 1);

            // when: the password is changed, which ends here or waits for the login
            change = CompletableFuture.supplyAsync(() -> changePassword(mine), callers);
            until(() -> change.isDone() || waiting(lock) >= 2);
            lock.commit();
        }

        // then
        assertThat(change.join()).isEqualTo(204);
        assertThat(login.join().statusCode()).isEqualTo(200);
        assertThat(refresh(login.join())).isEqualTo(401);
        assertThat(refresh(mine)).isEqualTo(200);
    }

    private Response loginWithOld() {
        return post("login", Map.of("username", name, "password", OLD));
    }

    private static int changePassword(Response tokens) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(tokens.path("accessToken"))
                .body(Map.of("currentPassword", OLD, "newPassword", NEW))
                .post("/auth/password")
                .statusCode();
    }

    private static int refresh(Response tokens) {
        return post("refresh", Map.of("refreshToken", tokens.<String>path("refreshToken")))
                .statusCode();
    }

    private static Response post(String operation, Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/auth/" + operation);
    }

    private static void until(BooleanSupplier fact) {
        await().atMost(BOUND).until(fact::getAsBoolean);
    }

    /** Locks of this database that somebody waits for. */
    private static int waiting(Connection connection) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
