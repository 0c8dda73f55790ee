package dev.cryb.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds secrets that everybody knows; a production service does not start with one.
 *
 * <p>A secret that stands in a document is tried first by whoever attacks.
 */
public final class PrintedSecrets {

    private static final int MIN_BYTES = 32;

    /** Secrets by themselves. */
    private static final List<String> NAMES =
            List.of("JWT_SECRET", "REDIS_PASSWORD", "LIVEKIT_API_SECRET", "MINIO_SECRET_KEY", "S3_SECRET_KEY");

    /** Secrets within a URL. */
    private static final List<String> URLS = List.of("DATABASE_URL", "DATABASE_MIGRATION_URL", "REDIS_URL");

    /** What documents and examples print, in lower case. */
    private static final Set<String> PRINTED = Set.of(
            "your-jwt-secret-key",
            "your-jwt-token",
            "your-secret-key",
            "your-super-secret-jwt-key",
            "jwt-secret",
            "secret",
            "devkey",
            "minioadmin",
            "minioadmin123",
            "changeme",
            "change-me",
            "password",
            "postgres",
            "username",
            "admin",
            "cryb",
            "cryb_gateway",
            "cryb_messaging",
            "cryb_presence",
            "cryb_voice",
            "cryb_media",
            "cryb_password",
            "cryb_redis_password");

    private PrintedSecrets() {}

    /**
     * A line for each secret that is none.
     *
     * @param values gives what a variable is set to
     */
    public static List<String> faults(Function<String, Optional<String>> values) {
        List<String> faults = new ArrayList<>();
        for (String name : NAMES) {
            values.apply(name).filter(value -> !value.isEmpty()).ifPresent(value -> {
                if (isPrinted(value)) {
                    faults.add(printed(name));
                } else if (name.equals("JWT_SECRET") && bytes(value) < MIN_BYTES) {
                    faults.add("JWT_SECRET has less than " + MIN_BYTES
                            + " bytes; `openssl rand -base64 48` makes a good one");
                }
            });
        }
        for (String name : URLS) {
            boolean printed = values.apply(name).stream()
                    .flatMap(urls -> Stream.of(urls.split(",")))
                    .flatMap(url -> password(url).stream())
                    .anyMatch(PrintedSecrets::isPrinted);
            if (printed) {
                faults.add(printed("the password in " + name));
            }
        }
        return faults;
    }

    private static String printed(String name) {
        return name + " is one that documents print; production needs one that nobody else knows";
    }

    private static boolean isPrinted(String secret) {
        return PRINTED.contains(secret.toLowerCase(Locale.ROOT));
    }

    private static int bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The password of a URL such as {@code redis://user:password@host}; none in what is no URL. */
    static Optional<String> password(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getUserInfo())
                    .filter(info -> info.indexOf(':') >= 0)
                    .map(info -> info.substring(info.indexOf(':') + 1));
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }
}
