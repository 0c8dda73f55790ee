package dev.cryb.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.cryb.gateway.StoresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(StoresResource.class)
class AuthComponentTest {

    private static final String PASSWORD = "correct horse";

    private final String name = "u" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void registerAnswersTokensAndTheUser() {
        post("register", Map.of("username", name.toUpperCase(Locale.ROOT), "password", PASSWORD))
                .statusCode(201)
                .body("user.username", equalTo(name))
                .body("user.displayName", equalTo(name))
                .body("user.id", matchesPattern("\\d{15,19}"))
                .body("expiresIn", equalTo(900))
                .body("accessToken", notNullValue())
                .body("refreshToken", notNullValue());
    }

    @Test
    void takenNameIsAConflictWithoutCase() {
        register();

        post("register", Map.of("username", name.toUpperCase(Locale.ROOT), "password", PASSWORD))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("CONFLICT"));
    }

    @Test
    void loginAnswersTheSameUserInAnotherSession() {
        Session first = register();
        Session second = login();

        assertThat(second.userId).isEqualTo(first.userId);
        assertThat(second.accessToken).isNotEqualTo(first.accessToken);
    }

    @Test
    void wrongPasswordAndUnknownNameAnswerAlike() {
        register();

        String wrong = post("login", Map.of("username", name, "password", "wrong horse"))
                .statusCode(401)
                .extract()
                .asString();
        String unknown = post("login", Map.of("username", name + "x", "password", "wrong horse"))
                .statusCode(401)
                .extract()
                .asString();

        assertThat(wrong).isEqualTo(unknown).contains("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"username": 12, "password": "correct horse"}                                  | username
            {"username": true, "password": "correct horse"}                                | username
            {"username": "ab", "password": ["correct horse"]}                              | password
            {"username": "ab"}                                                             | password
            {"username": "a b", "password": "correct horse"}                               | username
            {"username": "ab", "password": "short"}                                        | password
            {"username": "ab", "password": "correct \\u0000 horse"}                        | password
            {"username": "ab", "password": "correct \\ud800 horse"}                        | password
            {"username": "ab", "password": "correct horse", "displayName": 5}              | displayName
            """)
    void payloadOfWrongShapeNamesItsField(String body, String field) {
        postText("register", body)
                .statusCode(400)
                .body("code", equalTo("INVALID_PAYLOAD"))
                .body("field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"username\": \"a\", \"username\": \"b\"}", "{} {}"})
    void bodyThatIsNoObjectIsRefused(String body) {
        postText("login", body).statusCode(400).body("code", equalTo("INVALID_PAYLOAD"));
    }

    @Test
    void bodyOver16KiBIsTooLarge() {
        postText("login", "{\"username\": \"" + "a".repeat(17_000) + "\"}")
                .statusCode(413)
                .body("code", equalTo("TOO_LARGE"));
    }

    @Test
    void refreshGivesNewTokens() {
        Session session = register();

        Session refreshed = refreshed(session.refreshToken);

        assertThat(refreshed.refreshToken).isNotEqualTo(session.refreshToken);
        assertThat(refreshed.userId).isEqualTo(session.userId);
        refreshed(refreshed.refreshToken);
    }

    @Test
    void lostAnswerCanBeAskedForAgain() {
        Session session = register();
        refreshed(session.refreshToken);

        Session again = refreshed(session.refreshToken);

        refreshed(again.refreshToken);
    }

    @Test
    void reusedTokenEndsTheFamilyAndItsAccessTokens() {
        Session session = register();
        Session second = refreshed(session.refreshToken);
        Session third = refreshed(second.refreshToken);

        refresh(session.refreshToken).statusCode(401).body("code", equalTo("UNAUTHENTICATED"));

        refresh(third.refreshToken).statusCode(401);
        logout(third.accessToken).statusCode(401);
    }

    @Test
    void unknownRefreshTokenIsRefused() {
        refresh("nobody-gave-this").statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void logoutEndsTheSessionOnly() {
        Session session = register();
        Session other = login();

        logout(session.accessToken).statusCode(204);

        logout(session.accessToken).statusCode(401);
        refresh(session.refreshToken).statusCode(401);
        refreshed(other.refreshToken);
    }

    @Test
    void newPasswordEndsTheOtherSessions() {
        Session session = register();
        Session other = login();

        changePassword(session, "wrong horse").statusCode(401);
        changePassword(session, PASSWORD).statusCode(204);

        logout(other.accessToken).statusCode(401);
        refreshed(session.refreshToken);
        post("login", Map.of("username", name, "password", PASSWORD)).statusCode(401);
        post("login", Map.of("username", name, "password", "battery staple")).statusCode(200);
    }

    @Test
    void withoutATokenNothingIsDone() {
        given().post("/auth/logout")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void operationsAnswer() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/health").then().statusCode(200).body("status", equalTo("ok"));
        given().get("/health/socket").then().statusCode(200).body("open", equalTo(0));
        given().get("/metrics/socket").then().statusCode(200).body("sockets", hasSize(4));
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys", hasSize(1))
                .body("keys[0].d", equalTo(null));
        given().get("/status/circuit-breakers")
                .then()
                .statusCode(200)
                .body("breakers.name", equalTo(List.of("postgres", "redis", "messaging", "presence", "voice", "media")))
                .body("breakers[0].state", equalTo("closed"));
    }

    private Session register() {
        return Session.of(
                post("register", Map.of("username", name, "password", PASSWORD)).statusCode(201));
    }

    private Session login() {
        return Session.of(
                post("login", Map.of("username", name, "password", PASSWORD)).statusCode(200));
    }

    private static Session refreshed(String token) {
        return Session.of(refresh(token).statusCode(200));
    }

    private static ValidatableResponse refresh(String token) {
        return post("refresh", Map.of("refreshToken", token));
    }

    private static ValidatableResponse logout(String token) {
        return given().auth().oauth2(token).post("/auth/logout").then();
    }

    private static ValidatableResponse changePassword(Session session, String current) {
        return given().auth()
                .oauth2(session.accessToken)
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", current, "newPassword", "battery staple"))
                .post("/auth/password")
                .then();
    }

    private static ValidatableResponse post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/auth/" + path)
                .then();
    }

    private static ValidatableResponse postText(String path, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
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
