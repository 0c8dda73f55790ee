package dev.cryb.stack.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cryb.stack.store.Secrets;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** An account to try things with, made through the way in that everybody uses. */
final class DemoLogin {

    private static final String NAME = "demo";
    private static final int ATTEMPTS = 10;
    private static final int LIMIT_MILLIS = 30_000;

    private final String gateway;
    private final String password;

    DemoLogin(String gateway, Path secrets) {
        this.gateway = gateway;
        this.password = "demo-" + new Secrets(secrets).password(NAME).substring(0, 10);
    }

    /** Makes sure that the account is there, and says how to use it, or why not. */
    String describe() {
        try {
            int status = signIn();
            // The very first requests may find a machine that is still busy with starting.
            for (int attempt = 1; status == 503 && attempt < ATTEMPTS; attempt++) {
                Thread.sleep(500);
                status = signIn();
            }
            return switch (status) {
                case 200, 201 -> "username " + NAME + ", password " + password;
                case 409 -> "username " + NAME + ", with the password that it was given elsewhere";
                default -> "none: the gateway answered " + status;
            };
        } catch (IOException e) {
            return "none: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "none";
        }
    }

    private int signIn() throws IOException {
        int status = post("/auth/login");
        return status == 401 ? post("/auth/register") : status;
    }

    private int post(String path) throws IOException {
        var connection = (HttpURLConnection) URI.create(gateway + path).toURL().openConnection();
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (var body = connection.getOutputStream()) {
            new ObjectMapper().writeValue(body, Map.of("username", NAME, "password", password));
        }
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
