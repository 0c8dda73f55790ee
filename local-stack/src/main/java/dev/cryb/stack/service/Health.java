package dev.cryb.stack.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it is ready. */
public final class Health {

    private static final int LIMIT_MILLIS = 2_000;

    private Health() {}

    /** Whether {@code /q/health/ready} answers 200 within 2 s. */
    public static boolean isReady(URI service) {
        try {
            var connection = (HttpURLConnection)
                    service.resolve("/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
