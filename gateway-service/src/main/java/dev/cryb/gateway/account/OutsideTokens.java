package dev.cryb.gateway.account;

import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.model.User;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Reads tokens of the outside issuers that the operator named ({@code cryb.jwt.outside.*}).
 *
 * <p>Only signatures with a public key count. Keys behind a URL are fetched when one is missing, which is why this runs on
 * a worker thread. The session of such a token is named after issuer, subject and the token's {@code sid}, so that it
 * can never be one of ours.
 */
@Singleton
public class OutsideTokens {

    /** Reads {@code iss} of a token that nobody has verified yet. */
    private static final JwtConsumer PEEK = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final Map<String, JwtConsumer> byIssuer = new HashMap<>();
    private final OutsideAccounts accounts;

    OutsideTokens(JwtSettings settings, OutsideAccounts accounts) {
        this.accounts = accounts;
        settings.outside().values().forEach(issuer -> byIssuer.put(issuer.issuer(), consumer(issuer, settings)));
    }

    boolean knowsIssuerOf(String token) {
        if (byIssuer.isEmpty()) {
            return false;
        }
        try {
            return byIssuer.containsKey(PEEK.processToClaims(token).getIssuer());
        } catch (InvalidJwtException | MalformedClaimException e) {
            return false;
        }
    }

    Uni<Identity> verify(String token) {
        long since = System.nanoTime();
        return Uni.createFrom()
                .item(() -> read(token))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(person ->
                        accounts.of(person.issuer, person.subject, person.wish).map(user -> person.as(user, since)));
    }

    private Person read(String token) {
        try {
            JwtConsumer consumer = byIssuer.get(PEEK.processToClaims(token).getIssuer());
            if (consumer == null) {
                throw JwtVerifier.invalid();
            }
            return Person.of(consumer.processToClaims(token));
        } catch (InvalidJwtException e) {
            throw e.hasExpired() ? JwtVerifier.expired() : JwtVerifier.invalid();
        } catch (MalformedClaimException e) {
            throw JwtVerifier.invalid();
        }
    }

    private static JwtConsumer consumer(JwtSettings.Outside issuer, JwtSettings settings) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys(issuer.jwks()))
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "PS256", "ES256", "EdDSA"))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setExpectedIssuer(issuer.issuer())
                .setExpectedAudience(issuer.audience())
                .setAllowedClockSkewInSeconds((int) settings.leeway().toSeconds())
                .build();
    }

    private static VerificationKeyResolver keys(String jwks) {
        if (jwks.startsWith("http://") || jwks.startsWith("https://")) {
            return new HttpsJwksVerificationKeyResolver(new HttpsJwks(jwks));
        }
        try {
            return new JwksVerificationKeyResolver(new JsonWebKeySet(Files.readString(Path.of(jwks))).getJsonWebKeys());
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The key set " + jwks + " cannot be read.", e);
        }
    }

    /** Whom a verified token speaks of. */
    private record Person(
            String issuer, String subject, String wish, String sid, Instant expiresAt, Set<String> groups) {

        static Person of(JwtClaims claims) throws MalformedClaimException {
            String name = claims.getStringClaimValue("preferred_username");
            String upn = claims.getStringClaimValue("upn");
            String sid = claims.getStringClaimValue("sid");
            String session = claims.getIssuer() + "|" + claims.getSubject() + "|" + (sid == null ? "" : sid);
            return new Person(
                    claims.getIssuer(),
                    claims.getSubject(),
                    name != null ? name : upn != null ? upn : claims.getSubject(),
                    UUID.nameUUIDFromBytes(session.getBytes(StandardCharsets.UTF_8))
                            .toString(),
                    Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()),
                    Groups.outside(
                            claims.isClaimValueStringList("groups")
                                    ? claims.getStringListClaimValue("groups")
                                    : List.of()));
        }

        Identity as(User user, long since) {
            return new Identity(user.id(), sid, user.username(), user.displayName(), expiresAt, groups, since);
        }
    }
}
