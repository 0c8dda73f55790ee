package dev.cryb.gateway.account;

import static io.restassured.RestAssured.given;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LoginLimitsComponentTest.Limited.class)
@WithTestResource(StoresResource.class)
class LoginLimitsComponentTest {

    /** Limits as they are in production, but for three attempts. */
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("cryb.login-limit.enabled", "true", "cryb.login-limit.attempts", "3");
        }
    }

    @Test
    void oneAttemptTooManyIsRateLimited() {
        for (int i = 0; i < 3; i++) {
            login().statusCode(401);
        }

        login().statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("RATE_LIMITED"))
                .body("retryAfterMs", allOf(greaterThan(0), lessThanOrEqualTo(60_000)));
    }

    private static ValidatableResponse login() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", "somebody", "password", "wrong horse"))
                .post("/auth/login")
                .then();
    }
}
