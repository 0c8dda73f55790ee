package dev.cryb.gateway.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.cryb.gateway.StoresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who guesses passwords is slowed down, and the owner of the name is not. */
@QuarkusTest
@TestProfile(LoginLimitsComponentTest.Limited.class)
@WithTestResource(StoresResource.class)
class LoginLimitsComponentTest {

    private static final String PASSWORD = "correct horse";

    private final String name = "u" + UUID.randomUUID().toString().substring(0, 8);

    /** Limits as they are in production, but for three attempts, behind a proxy on this machine. */
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cryb.login-limit.enabled", "true",
                    "cryb.login-limit.attempts", "3",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Test
    void oneAttemptTooManyOfAnAddressIsRateLimited() {
        for (int i = 0; i < 3; i++) {
            login("192.0.2.1", "nobody" + i, "wrong horse").statusCode(401);
        }

        login("192.0.2.1", "nobody4", "wrong horse")
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("RATE_LIMITED"))
                .body("retryAfterMs", allOf(greaterThan(0), lessThanOrEqualTo(60_000)));
        login("192.0.2.2", "nobody4", "wrong horse").statusCode(401);
    }

    @Test
    void ownerGetsInWhereverTheNameIsGuessedAt() {
        register("198.51.100.1").statusCode(201);
        int guesses = 0;
        for (int i = 1; i <= 20; i++) {
            int status = login("203.0.113." + i, name, "wrong horse").extract().statusCode();
            guesses += status == 401 ? 1 : 0;
        }
        // The register was the first of three; strangers' first tries are twice as many.
        assertThat(guesses).isEqualTo(2 + 6);

        login("203.0.113.99", name, PASSWORD).statusCode(429);
        login("198.51.100.1", name, PASSWORD).statusCode(200);
    }

    @Test
    void ownerGetsInFromAnotherPlaceWhileOneAddressGuesses() {
        register("198.51.100.2").statusCode(201);
        for (int i = 0; i < 10; i++) {
            login("203.0.113.200", name, "wrong horse");
        }

        login("203.0.113.200", name, PASSWORD).statusCode(429);
        login("198.51.100.3", name, PASSWORD).statusCode(200);
    }

    private ValidatableResponse register(String from) {
        return post("/auth/register", from, name, PASSWORD);
    }

    private static ValidatableResponse login(String from, String name, String password) {
        return post("/auth/login", from, name, password);
    }

    private static ValidatableResponse post(String path, String from, String name, String password) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", from)
                .body(Map.of("username", name, "password", password))
                .post(path)
                .then();
    }
}
