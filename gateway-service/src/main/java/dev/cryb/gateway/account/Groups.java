package dev.cryb.gateway.account;

import dev.cryb.gateway.config.GatewayConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The groups that access tokens carry.
 *
 * <p>Of our own people, those named by the configuration are administrators, from their next token on and until their
 * last one ends; people of an outside issuer are what their issuer says.
 */
@Singleton
public class Groups {

    /** Everybody. */
    static final String USER = "user";

    /** Those who run the deployment. */
    public static final String ADMIN = "admin";

    private final Set<String> admins;

    @Inject
    Groups(GatewayConfig config) {
        this(config.admins().orElseGet(List::of));
    }

    Groups(Collection<String> admins) {
        this.admins = admins.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> of(String username) {
        return admins.contains(username) ? Set.of(USER, ADMIN) : Set.of(USER);
    }

    /** With what an outside issuer says. */
    static Set<String> outside(Collection<String> said) {
        Set<String> groups = new HashSet<>(said);
        groups.add(USER);
        return groups;
    }
}
