package dev.cryb.gateway.inbound.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.cryb.gateway.StoresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page at its addresses, its files under their version, and nothing of the service's own in their way. */
@QuarkusTest
@WithTestResource(StoresResource.class)
class WebClientComponentTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/web/[0-9a-f]{16}/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c/123", "/friends", "/invite/abc", "/admin"})
    void pageStandsAtItsAddresses(String address) {
        given().get(address)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-cache")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("script-src 'self';"),
                                not(containsString("unsafe"))))
                .body(not(containsString("{version}")));
        given().head(address).then().statusCode(200);
    }

    @Test
    void whatThePageNamesIsThereAndKeptForGood() {
        List<String> files =
                FILE.matcher(page()).results().map(found -> found.group(1)).toList();

        assertThat(files).hasSizeGreaterThan(5);
        for (String file : files) {
            given().header("Accept-Encoding", "gzip")
                    .get(file)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("immutable"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Encoding", "gzip");
        }
    }

    @Test
    void fileOfAnotherVersionIsNotKept() {
        given().get("/web/0000000000000000/main.js")
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", "no-cache");
    }

    @Test
    void unchangedPageIsNotSentAgain() {
        String etag = given().get("/").getHeader("ETag");

        given().header("If-None-Match", etag).get("/").then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/0000000000000000/nope.js",
                "/web/0000000000000000/../../application.properties",
                "/web/0000000000000000/%2e%2e/application.properties",
                "/web/nope/main.js",
                "/nope",
                "/c/1/2"
            })
    void allElseIsNotThere(String address) {
        given().urlEncodingEnabled(false).get(address).then().statusCode(404).body("code", equalTo("UNKNOWN_EVENT"));
    }

    private static String page() {
        return given().get("/").asString();
    }
}
