package dev.cryb.gateway.inbound.socket;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may open sockets here.
 *
 * <p>{@code ALLOWED_ORIGINS} lists them, separated by commas; {@code *} allows all. Without it a page may come from the
 * host that it talks to, or from this machine. A client that names no origin is no web page.
 */
@Singleton
public final class Origins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;

    /** {@code allowed} is the list as configured. */
    @Inject
    public Origins(@ConfigProperty(name = "cryb.allowed-origins") Optional<String> allowed) {
        this.allowed = Arrays.stream(allowed.orElse("").split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a request with these headers is welcome; {@code host} is its {@code Host}. */
    public boolean allows(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains("*") || allowed.contains(origin)) {
            return true;
        }
        return allowed.isEmpty() && isOwn(origin, host);
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            URI uri = URI.create(origin);
            return uri.getHost() != null
                    && (LOOPBACK.contains(uri.getHost()) || uri.getAuthority().equalsIgnoreCase(host));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
