package dev.cryb.gateway.config;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stops a production gateway whose secrets everybody knows.
 *
 * <p>A secret that stands in a document is tried first by whoever attacks.
 */
@Singleton
public class PrintedSecrets {

    private static final int MIN_BYTES = 32;

    /** What documents and examples print, in lower case. */
    private static final Set<String> PRINTED = Set.of(
            "your-jwt-secret-key",
            "your-secret-key",
            "jwt-secret",
            "secret",
            "devkey",
            "minioadmin",
            "changeme",
            "change-me",
            "password",
            "postgres",
            "admin",
            "cryb",
            "cryb_gateway",
            "cryb_password");

    private final LaunchMode mode;
    private final JwtSettings jwt;
    private final String databaseUrl;
    private final String redisUrl;

    PrintedSecrets(
            LaunchMode mode,
            JwtSettings jwt,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String databaseUrl,
            @ConfigProperty(name = "quarkus.redis.hosts") String redisUrl) {
        this.mode = mode;
        this.jwt = jwt;
        this.databaseUrl = databaseUrl;
        this.redisUrl = redisUrl;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (mode == LaunchMode.NORMAL) {
            jwt.secret().ifPresent(PrintedSecrets::requireJwtSecret);
            password(databaseUrl).ifPresent(value -> requireUnprinted("The password in DATABASE_URL", value));
            password(redisUrl).ifPresent(value -> requireUnprinted("The password in REDIS_URL", value));
        }
    }

    static void requireJwtSecret(String secret) {
        requireUnprinted("JWT_SECRET", secret);
        if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
            throw new IllegalStateException("JWT_SECRET takes at least " + MIN_BYTES
                    + " bytes in production; `openssl rand -base64 48` makes a good one.");
        }
    }

    static void requireUnprinted(String name, String secret) {
        if (PRINTED.contains(secret.toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException(
                    name + " is one that documents print; production needs one that nobody else knows.");
        }
    }

    /** The password of a URL such as {@code redis://user:password@host}. */
    static Optional<String> password(String url) {
        return Optional.ofNullable(URI.create(url).getUserInfo())
                .filter(info -> info.indexOf(':') >= 0)
                .map(info -> info.substring(info.indexOf(':') + 1));
    }
}
