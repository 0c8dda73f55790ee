package dev.cryb.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.Refused;
import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.User;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideTokensTest {

    private static final SigningKey.Pair OURS = SigningKey.ephemeral();
    private static final SigningKey.Pair THEIRS = SigningKey.ephemeral();
    private static final String ISSUER = "https://login.example";

    @TempDir
    Path folder;

    private JwtVerifier verifier = verifier(JwtVerifierTest.settings(Map.of()));

    @BeforeEach
    void knowTheIssuer() throws IOException {
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(jwks, Json.write(Map.of("keys", new KeySet(THEIRS).keys())));
        verifier = verifier(JwtVerifierTest.settings(Map.of(
                "cryb.jwt.outside.example.issuer",
                ISSUER,
                "cryb.jwt.outside.example.audience",
                "chat",
                "cryb.jwt.outside.example.jwks",
                jwks.toString())));
    }

    @Test
    void personOfAKnownIssuerIsLetIn() {
        Identity identity = verify(token(THEIRS, ISSUER, "chat"));

        assertThat(identity.username()).isEqualTo("grace");
        assertThat(identity.sid()).isNotEqualTo("s1");
        assertThat(identity.groups()).containsExactlyInAnyOrder("user", "admin");
    }

    @Test
    void otherKeysIssuersAndAudiencesAreRefused() {
        assertThatThrownBy(() -> verify(token(OURS, ISSUER, "chat"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> verify(token(THEIRS, "https://evil.example", "chat")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> verify(token(THEIRS, ISSUER, "mail"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> verify(token(THEIRS, "cryb", "cryb"))).isInstanceOf(Refused.class);
    }

    private Identity verify(String token) {
        return verifier.verify(token).await().atMost(Duration.ofSeconds(5));
    }

    private static String token(SigningKey.Pair key, String issuer, String audience) {
        return Jwt.claims()
                .issuer(issuer)
                .audience(audience)
                .subject("00u1")
                .claim("preferred_username", "grace")
                .claim("sid", "s1")
                .groups(Set.of("admin"))
                .expiresAt(Instant.now().plusSeconds(60))
                .jws()
                .keyId(KeySet.idOf(key))
                .sign(key.signing());
    }

    private static JwtVerifier verifier(JwtSettings settings) {
        OutsideAccounts accounts =
                (issuer, subject, wish) -> Uni.createFrom().item(new User(new UserId(4_194_304), wish, wish, null));
        return new JwtVerifier(
                settings, OURS, new OutsideTokens(settings, accounts), new RevokedSessions(), new RevokedUsers());
    }
}
