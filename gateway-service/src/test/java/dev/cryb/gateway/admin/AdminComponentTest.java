package dev.cryb.gateway.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.cryb.gateway.StoresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(AdminComponentTest.WithAdmin.class)
@WithTestResource(StoresResource.class)
class AdminComponentTest {

    private static final String PASSWORD = "correct horse";
    static final String ROOT = "root" + UUID.randomUUID().toString().substring(0, 8);

    /** One name is an administrator's. */
    public static final class WithAdmin implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("cryb.admins", "somebody.else, " + ROOT);
        }
    }

    private final String name = "u_" + UUID.randomUUID().toString().substring(0, 8);
    private Session admin;
    private Session bob;

    @BeforeEach
    void meet() {
        ValidatableResponse known = login(ROOT);
        admin = Session.of(
                known.extract().statusCode() == 200
                        ? known
                        : post("register", ROOT).statusCode(201));
        bob = Session.of(post("register", name).statusCode(201));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/users",
        "POST, /admin/users/1/suspend",
        "POST, /admin/users/1/unsuspend",
        "GET, /admin/servers",
        "DELETE, /admin/servers/1",
        "POST, /admin/users/1/debug",
        "DELETE, /admin/users/1/debug",
        "GET, /admin/debug",
        "GET, /admin/health",
        "GET, /admin/health/history",
        "GET, /admin/talkers",
        "GET, /admin/partitions",
        "GET, /admin/dead-letters",
        "POST, /admin/dead-letters/messaging/1-1/replay",
        "DELETE, /admin/dead-letters/messaging/1-1",
        "GET, /admin/audit"
    })
    void othersAreForbiddenAndStrangersUnauthenticated(String method, String path) {
        as(bob).body("{}")
                .request(method, path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void peopleAreFoundByTheBeginningOfTheirNameInPages() {
        String prefix = "p_" + UUID.randomUUID().toString().substring(0, 8);
        List<String> ids = List.of(registered(prefix + "_a"), registered(prefix + "_b"), registered(prefix + "_c"));
        registered(prefix.replace('_', 'x') + "d");

        as(admin)
                .queryParam("query", prefix.toUpperCase(java.util.Locale.ROOT))
                .queryParam("limit", 2)
                .get("/admin/users")
                .then()
                .statusCode(200)
                .body("users.id", contains(ids.get(0), ids.get(1)))
                .body("users[0].username", equalTo(prefix + "_a"))
                .body("users[0].displayName", equalTo(prefix + "_a"))
                .body("users[0].createdAt", notNullValue())
                .body("users[0].suspendedAt", nullValue())
                .body("hasMore", equalTo(true));
        as(admin)
                .queryParam("query", prefix)
                .queryParam("after", ids.get(1))
                .get("/admin/users")
                .then()
                .body("users.id", contains(ids.get(2)))
                .body("hasMore", equalTo(false));
        as(admin).queryParam("query", "%").get("/admin/users").then().body("users", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/users?limit=0, limit",
        "/admin/users?limit=101, limit",
        "/admin/users?limit=many, limit",
        "/admin/users?after=x, after",
        "/admin/users?after=-1, after",
        "/admin/users?query=%00, query",
        "/admin/audit?limit=0, limit",
        "/admin/audit?before=1.5, before"
    })
    void wrongQueryNamesItsField(String path, String field) {
        as(admin)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PAYLOAD"))
                .body("field", equalTo(field));
    }

    @Test
    void wrongIdsReasonsAndUnknownPeopleAreRefused() {
        as(admin)
                .body("{\"reason\": 5}")
                .post("/admin/users/" + bob.userId + "/suspend")
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"));
        as(admin)
                .body("{}")
                .delete("/admin/servers/250000000000000001")
                .then()
                .statusCode(400)
                .body("field", equalTo("reason"));
        suspend("abc").statusCode(400).body("field", equalTo("id"));
        suspend("1").statusCode(404).body("code", equalTo("UNKNOWN_USER"));
        as(admin).post("/admin/users/1/unsuspend").then().statusCode(404).body("code", equalTo("UNKNOWN_USER"));
        suspend(admin.userId).statusCode(409).body("code", equalTo("CONFLICT"));
    }

    @Test
    void suspendedOneIsOutUntilLetInAgain() {
        suspend(bob.userId)
                .statusCode(200)
                .body("suspendedAt", notNullValue())
                .body("suspendedReason", equalTo("spam"));

        given().auth().oauth2(bob.accessToken).post("/auth/logout").then().statusCode(401);
        refresh(bob)
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"))
                .body("detail", containsString("suspended: spam"));
        login(name)
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"))
                .body("detail", containsString("suspended: spam"));
        given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", "wrong horse"))
                .post("/auth/login")
                .then()
                .statusCode(401);
        as(admin)
                .queryParam("query", name)
                .get("/admin/users")
                .then()
                .body("users[0].suspendedReason", equalTo("spam"));

        as(admin)
                .post("/admin/users/" + bob.userId + "/unsuspend")
                .then()
                .statusCode(200)
                .body("suspendedAt", nullValue());

        refresh(bob).statusCode(401);
        Session again = Session.of(login(name).statusCode(200));
        refresh(again).statusCode(200);
    }

    @Test
    void suspendingTwiceChangesTheReason() {
        suspend(bob.userId).statusCode(200);

        as(admin)
                .body(Map.of("reason", "worse"))
                .post("/admin/users/" + bob.userId + "/suspend")
                .then()
                .statusCode(200)
                .body("suspendedReason", equalTo("worse"));
    }

    @Test
    void whatIsDoneIsAudited() {
        suspend(bob.userId).statusCode(200);
        as(admin).post("/admin/users/" + bob.userId + "/unsuspend").then().statusCode(200);
        as(admin).post("/admin/users/" + bob.userId + "/unsuspend").then().statusCode(200);

        var newest = as(admin)
                .queryParam("limit", 2)
                .get("/admin/audit")
                .then()
                .statusCode(200)
                .body("entries.action", contains("user:unsuspend", "user:suspend"))
                .body("entries.target", everyItem(equalTo(bob.userId)))
                .body("entries.admin", everyItem(equalTo(admin.userId)))
                .body("entries.outcome", everyItem(equalTo("done")))
                .body("entries[1].reason", equalTo("spam"))
                .body("entries[0].at", notNullValue())
                .extract()
                .jsonPath();
        as(admin)
                .queryParam("before", newest.getString("entries[0].id"))
                .queryParam("limit", 1)
                .get("/admin/audit")
                .then()
                .body("entries.id", contains(newest.getString("entries[1].id")));
    }

    @Test
    void requestsAreFollowedForAWhileAndThatIsAudited() {
        debug(bob.userId, Map.of("reason", "ticket 7", "minutes", 5, "sessionId", "abc"))
                .statusCode(200)
                .body("userId", equalTo(bob.userId))
                .body("sessionId", equalTo("abc"))
                .body("until", notNullValue());
        as(admin).get("/admin/debug").then().body("followed.userId", hasItem(bob.userId));

        as(admin).delete("/admin/users/" + bob.userId + "/debug").then().statusCode(204);

        as(admin).get("/admin/debug").then().body("followed.userId", not(hasItem(bob.userId)));
        as(admin)
                .queryParam("limit", 2)
                .get("/admin/audit")
                .then()
                .body("entries.action", contains("user:debug_end", "user:debug"))
                .body("entries.target", everyItem(equalTo(bob.userId)))
                .body("entries[1].reason", equalTo("ticket 7 [session abc]"));
    }

    @Test
    void debuggingIsRefusedWithoutAReasonForLongerThanAnHourAndForNobody() {
        debug(bob.userId, Map.of()).statusCode(400).body("field", equalTo("reason"));
        debug(bob.userId, Map.of("reason", "why", "minutes", 61))
                .statusCode(400)
                .body("field", equalTo("minutes"));
        debug(bob.userId, Map.of("reason", "why", "sessionId", ""))
                .statusCode(400)
                .body("field", equalTo("sessionId"));
        debug("1", Map.of("reason", "why")).statusCode(404).body("code", equalTo("UNKNOWN_USER"));
    }

    private ValidatableResponse debug(String id, Map<String, ?> asked) {
        return as(admin).body(asked).post("/admin/users/" + id + "/debug").then();
    }

    /** No messaging service runs here; the entry says so. */
    @Test
    void serverDeletionThatGetsNoAnswerIsAuditedAsSuch() {
        as(admin)
                .body(Map.of("reason", "illegal"))
                .delete("/admin/servers/250000000000000001")
                .then()
                .statusCode(504)
                .body("code", equalTo("TIMEOUT"));

        as(admin)
                .queryParam("limit", 1)
                .get("/admin/audit")
                .then()
                .body("entries[0].action", equalTo("server:delete"))
                .body("entries[0].target", equalTo("250000000000000001"))
                .body("entries[0].outcome", equalTo("TIMEOUT"));
    }

    @Test
    void healthIsOneDocument() {
        as(admin)
                .get("/admin/health")
                .then()
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("instance", startsWith("gateway"))
                .body("stores.postgres", equalTo(true))
                .body("stores.redis", equalTo(true))
                .body("tails.running", equalTo(true))
                .body("tails.eventLagMs", greaterThan(-1))
                .body("sessions", equalTo(0))
                .body("breakers.name", hasItem("messaging"));
    }

    @Test
    void theLastHourIsTold() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> as(admin)
                .get("/admin/health/history")
                .then()
                .statusCode(200)
                .body("everyMs", equalTo(5000))
                .body("points.size()", greaterThan(0))
                .body("points[0].sessions", equalTo(0))
                .body("points[0].eventLagMs", greaterThan(-1)));
    }

    @Test
    void talkersAreNoneWhereNobodyIsIn() {
        as(admin).get("/admin/talkers").then().statusCode(200).body("talkers.size()", equalTo(0));
    }

    @Test
    void groupsStandInTheToken() {
        assertThat(groups(admin)).contains("admin", "user");
        assertThat(groups(bob)).contains("user").doesNotContain("admin");
    }

    private static String groups(Session session) {
        return new String(
                java.util.Base64.getUrlDecoder().decode(session.accessToken.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private ValidatableResponse suspend(String id) {
        return as(admin)
                .body(Map.of("reason", "spam"))
                .post("/admin/users/" + id + "/suspend")
                .then();
    }

    private static RequestSpecification as(Session session) {
        return given().contentType(ContentType.JSON).auth().oauth2(session.accessToken);
    }

    private static String registered(String username) {
        return Session.of(post("register", username).statusCode(201)).userId;
    }

    private static ValidatableResponse login(String username) {
        return post("login", username);
    }

    private static ValidatableResponse refresh(Session session) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", session.refreshToken))
                .post("/auth/refresh")
                .then();
    }

    private static ValidatableResponse post(String path, String username) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", PASSWORD))
                .post("/auth/" + path)
                .then();
    }

    private record Session(String userId, String accessToken, String refreshToken) {
        static Session of(ValidatableResponse response) {
            var json = response.extract().jsonPath();
            return new Session(
                    json.getString("user.id"), json.getString("accessToken"), json.getString("refreshToken"));
        }
    }
}
