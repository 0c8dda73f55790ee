package dev.cryb.gateway.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.cryb.gateway.StoresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever REST refuses, it says so as a problem document with a code. */
@QuarkusTest
@WithTestResource(StoresResource.class)
@SuppressWarnings("NullAway.Init")
class ProblemsComponentTest {

    @TestHTTPResource("/auth/login")
    URI login;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            GET    | /nope        | -         | -                               | -        | 404 | UNKNOWN_EVENT
            POST   | /nope        | -         | application/json                | {}       | 404 | UNKNOWN_EVENT
            GET    | /auth        | -         | -                               | -        | 404 | UNKNOWN_EVENT
            GET    | /auth/nope   | -         | -                               | -        | 404 | UNKNOWN_EVENT
            GET    | /q/nope      | -         | -                               | -        | 404 | UNKNOWN_EVENT
            GET    | /auth/login  | -         | -                               | -        | 405 | UNKNOWN_EVENT
            PUT    | /auth/login  | -         | application/json                | {}       | 405 | UNKNOWN_EVENT
            DELETE | /health      | -         | -                               | -        | 405 | UNKNOWN_EVENT
            GET    | /health      | text/html | -                               | -        | 406 | TYPE_NOT_ALLOWED
            POST   | /auth/login  | text/html | application/json                | {}       | 406 | TYPE_NOT_ALLOWED
            POST   | /auth/login  | -         | text/plain                      | {}       | 415 | TYPE_NOT_ALLOWED
            POST   | /auth/login  | -         | application/x-www-form-urlencoded | a=b    | 415 | TYPE_NOT_ALLOWED
            POST   | /auth/login  | -         | nonsense                        | {}       | 415 | TYPE_NOT_ALLOWED
            POST   | /auth/login  | -         | application/json                | -        | 400 | INVALID_PAYLOAD
            POST   | /auth/login  | -         | application/json                | {"a      | 400 | INVALID_PAYLOAD
            POST   | /auth/login  | -         | application/json; charset=UTF-8 | {}       | 400 | INVALID_PAYLOAD
            POST   | /auth/logout | -         | -                               | -        | 401 | UNAUTHENTICATED
            """)
    void refusals(String method, String path, String accept, String type, String body, int status, String code) {
        RequestSpecification request = given().config(RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("nonsense", io.restassured.http.ContentType.TEXT)));
        if (accept != null) {
            request.accept(accept);
        }
        if (type != null) {
            request.contentType(type);
        }
        if (body != null) {
            request.body(body);
        }
        request.request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("title", not(emptyOrNullString()))
                .body("detail", not(emptyOrNullString()))
                .body("retryable", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/nope"})
    void aBodyThatIsTooLargeIsRefusedByItsLength(String path) {
        given().contentType("application/json")
                .body("x".repeat(2_000_000))
                .post(path)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_LARGE"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithoutALengthToo() throws Exception {
        HttpResponse<String> answer = send("x".repeat(100_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("TOO_LARGE");
    }

    @Test
    void aBodyWithoutALengthIsRead() throws Exception {
        HttpResponse<String> answer = send("{\"username\": 1}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("username");
    }

    private HttpResponse<String> send(String chunked) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(login)
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                                        chunked.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
