package dev.cryb.stack.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryb.stack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    /** Tries again while the gateway is busy (503). */
    Account register(String gateway, String username) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/auth/register"))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(Map.of("username", username, "password", password))))
                .build();
        for (int attempt = 1; ; attempt++) {
            var response = http.send(request, BodyHandlers.ofString());
            switch (response.statusCode()) {
                case 201 -> {
                    return account(JSON.readTree(response.body()));
                }
                case 429 ->
                    throw new StackFailure("registering is limited here; seed wants a stack started with"
                            + " CRYB_LIMITS_ENABLED=false ./cryb up");
                case 503 -> {
                    if (attempt == ATTEMPTS) {
                        throw refused(response.statusCode(), response.body());
                    }
                    Thread.sleep(PAUSE);
                }
                default -> throw refused(response.statusCode(), response.body());
            }
        }
    }

    private static Account account(JsonNode tokens) {
        var user = tokens.required("user");
        return new Account(
                user.required("id").asText(),
                user.required("username").asText(),
                tokens.required("accessToken").asText());
    }

    private static StackFailure refused(int status, String body) {
        return new StackFailure("the gateway refused to register a user: " + status + " " + body);
    }
}
