package dev.cryb.stack.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Makes accounts over {@code POST /auth/register}. */
final class Registration {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient http;
    private final String password;

    /** @param password of every account that it makes */
    Registration(HttpClient http, String password) {
        this.http = http;
        this.password = password;
    }

    /**
     * Tries again while the gateway is busy (503).
     *
     * <p>A 503 may come after the account was made. Names are new in every run, so one that is taken when we try again is
     * ours, and the password opens it.
     */
    Account register(String gateway, String username) throws IOException, InterruptedException {
        var path = "/auth/register";
        for (int attempt = 1; ; attempt++) {
            var response = post(gateway + path, username);
            int status = response.statusCode();
            if (status == 200 || status == 201) {
                return account(JSON.readTree(response.body()));
            }
            if (status == 429) {
                throw new StackFailure("registering is limited here; seed wants a stack started with"
                        + " CRYB_LIMITS_ENABLED=false ./cryb up");
            }
            if (status == 409 && attempt > 1) {
                path = "/auth/login";
            } else if (status != 503 || attempt >= ATTEMPTS) {
                throw new StackFailure("the gateway refused to register a user: " + status + " " + response.body());
            } else {
                Thread.sleep(PAUSE);
            }
        }
    }

    private HttpResponse<String> post(String address, String username) throws IOException, InterruptedException {
        var body = JSON.writeValueAsBytes(Map.of("username", username, "password", password));
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static Account account(JsonNode tokens) {
        var user = tokens.required("user");
        return new Account(
                user.required("id").asText(),
                user.required("username").asText(),
                tokens.required("accessToken").asText());
    }
}
