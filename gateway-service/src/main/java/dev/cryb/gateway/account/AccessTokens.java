package dev.cryb.gateway.account;

import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.model.User;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtSignatureBuilder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mints access tokens. */
@Singleton
public class AccessTokens {

    private final JwtSettings settings;
    private final SigningKey key;
    private final @Nullable String keyId;
    private final Groups groups;

    AccessTokens(JwtSettings settings, SigningKey key, Groups groups) {
        this.groups = groups;
        this.settings = settings;
        this.key = key;
        this.keyId = key instanceof SigningKey.Pair pair ? KeySet.idOf(pair) : null;
    }

    /** A signed token that proves, from now on, who the user is and which session this is. */
    public String mint(User user, String sid, Instant now) {
        JwtSignatureBuilder claims = Jwt.claims()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .subject(user.id().toString())
                .upn(user.username())
                .groups(groups.of(user.username()))
                .claim("sid", sid)
                .claim("name", user.displayName())
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(settings.expiresIn()))
                .jws()
                .algorithm(SignatureAlgorithm.fromAlgorithm(key.algorithm()));
        return switch (key) {
            case SigningKey.Pair pair -> claims.keyId(keyId).sign(pair.signing());
            case SigningKey.Shared shared -> claims.sign(shared.verifying());
        };
    }
}
