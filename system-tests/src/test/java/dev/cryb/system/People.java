package dev.cryb.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Accounts, made over REST as anyone would. */
final class People {

    static final String PASSWORD = "correct horse battery";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger LAST = new AtomicInteger();

    private People() {}

    record Person(String id, String username, String token) {}

    /** An answer of the REST side. */
    record Answer(int status, JsonNode body) {}

    static Person register(String url, String name) {
        String username = name + "_" + LAST.incrementAndGet() + "_" + Long.toString(System.nanoTime() % 1_000_000, 36);
        String body = Client.data("username", username, "password", PASSWORD).toString();
        Answer answer = post(url, "/auth/register", body);
        // As any client would: a refusal that says so may be tried again.
        long end = System.nanoTime() + Client.PATIENCE.toNanos();
        while (answer.status() == 503 && System.nanoTime() < end) {
            LockSupport.parkNanos(answer.body().path("retryAfterMs").asLong(100) * 1_000_000);
            answer = post(url, "/auth/register", body);
        }
        if (answer.status() != 201) {
            throw new AssertionError("register: " + answer);
        }
        return new Person(
                answer.body().at("/user/id").asText(),
                username,
                answer.body().get("accessToken").asText());
    }

    static Answer post(String url, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts as the holder of a token. */
    static Answer post(String url, String path, String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Deletes something of the holder of a token. */
    static Answer delete(String url, String path, String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + token)
                .method("DELETE", HttpRequest.BodyPublishers.ofString(body)));
    }

    static Answer get(String url, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    /** Reads as the holder of a token. */
    static Answer get(String url, String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("authorization", "Bearer " + token));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body().isEmpty() ? Client.data() : Json.tree(response.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
