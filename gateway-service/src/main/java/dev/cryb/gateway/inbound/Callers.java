package dev.cryb.gateway.inbound;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.account.TokenVerifier;
import dev.cryb.gateway.admin.AdminRules;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who calls over REST, by the bearer token. */
@Singleton
public class Callers {

    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;

    Callers(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /** One who is an administrator; {@code FORBIDDEN} for all others. */
    Uni<Identity> administrator(@Nullable String authorization) {
        return identify(authorization).invoke(AdminRules::requireAdmin);
    }

    Uni<Identity> identify(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Uni.createFrom()
                    .failure(Refused.of(ErrorCode.UNAUTHENTICATED, "This needs an Authorization: Bearer header."));
        }
        return verifier.verify(authorization.substring(BEARER.length()).strip());
    }
}
