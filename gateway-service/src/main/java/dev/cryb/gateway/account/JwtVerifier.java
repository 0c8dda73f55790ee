package dev.cryb.gateway.account;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.id.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads our own tokens, and hands those of other issuers on.
 *
 * <p>Only the algorithm of our key is allowed, so that neither {@code none} nor a public key used as an HMAC secret gets
 * through. No store is asked: what is revoked is known in memory.
 */
@Singleton
public class JwtVerifier implements TokenVerifier {

    /** Longest token that is looked at. */
    private static final int MAX_LENGTH = 8_192;

    private final JwtConsumer own;
    private final OutsideTokens outside;
    private final RevokedSessions revoked;
    private final RevokedUsers revokedUsers;

    JwtVerifier(
            JwtSettings settings,
            SigningKey key,
            OutsideTokens outside,
            RevokedSessions revoked,
            RevokedUsers revokedUsers) {
        this.revokedUsers = revokedUsers;
        this.own = consumer(settings, key);
        this.outside = outside;
        this.revoked = revoked;
    }

    @Override
    public Uni<Identity> verify(@Nullable String token) {
        if (token == null || token.isEmpty() || token.length() > MAX_LENGTH) {
            return Uni.createFrom().failure(invalid());
        }
        if (outside.knowsIssuerOf(token)) {
            return outside.verify(token).invoke(this::requireLive);
        }
        try {
            Identity identity = identity(own.processToClaims(token));
            requireLive(identity);
            return Uni.createFrom().item(identity);
        } catch (Refused refused) {
            return Uni.createFrom().failure(refused);
        } catch (InvalidJwtException e) {
            return Uni.createFrom().failure(e.hasExpired() ? expired() : invalid());
        } catch (MalformedClaimException | NumberFormatException e) {
            return Uni.createFrom().failure(invalid());
        }
    }

    @Override
    public boolean isLive(Identity identity) {
        return !revoked.contains(identity.sid()) && !revokedUsers.learned(identity.userId(), identity.since());
    }

    private void requireLive(Identity identity) {
        if (!isLive(identity)) {
            throw Refused.of(ErrorCode.UNAUTHENTICATED, "This session was ended.");
        }
    }

    private static Identity identity(JwtClaims claims) throws MalformedClaimException {
        String sid = claims.getStringClaimValue("sid");
        String username = claims.getStringClaimValue("upn");
        if (sid == null || username == null) {
            throw invalid();
        }
        String name = claims.getStringClaimValue("name");
        List<String> groups = claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.<String>of();
        return new Identity(
                UserId.parse(claims.getSubject()),
                sid,
                username,
                name == null ? username : name,
                Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()),
                Set.copyOf(groups),
                System.nanoTime());
    }

    private static JwtConsumer consumer(JwtSettings settings, SigningKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key.verifying())
                .setRelaxVerificationKeyValidation()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, key.algorithm()))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(settings.audience())
                .setAllowedClockSkewInSeconds((int) settings.leeway().toSeconds())
                .build();
    }

    static Refused invalid() {
        return Refused.of(ErrorCode.UNAUTHENTICATED, "This token is not valid.");
    }

    static Refused expired() {
        return Refused.of(ErrorCode.UNAUTHENTICATED, "This token has expired.");
    }
}
