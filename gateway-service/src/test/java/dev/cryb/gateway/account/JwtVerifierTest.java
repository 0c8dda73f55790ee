package dev.cryb.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class JwtVerifierTest {

    private static final User ADA = new User(new UserId(4_194_304), "ada", "Ada L.", null);
    private static final SigningKey KEY = SigningKey.ephemeral();
    private static final Groups NO_ADMINS = new Groups(List.of());

    private static final OutsideAccounts NOBODY =
            (issuer, subject, wish) -> Uni.createFrom().failure(JwtVerifier.invalid());

    private final Instant now = Instant.now();
    private final RevokedSessions revoked = new RevokedSessions();
    private final RevokedUsers revokedUsers = new RevokedUsers();

    @Test
    void readsWhatWasMinted() {
        Identity identity = verify(KEY, mint(KEY, now));

        assertThat(identity.userId()).isEqualTo(ADA.id());
        assertThat(identity.username()).isEqualTo("ada");
        assertThat(identity.displayName()).isEqualTo("Ada L.");
        assertThat(identity.sid()).isEqualTo("s1");
        assertThat(identity.groups()).containsExactly("user");
        assertThat(identity.expiresAt()).isBetween(now.plusSeconds(899), now.plusSeconds(900));
    }

    @Test
    void readsEdDsaAndSharedSecrets() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        SigningKey edwards = new SigningKey.Pair(pair.getPrivate(), pair.getPublic());
        SigningKey shared = SigningKey.Shared.of("0123456789abcdef0123456789abcdef");

        assertThat(verify(edwards, mint(edwards, now)).userId()).isEqualTo(ADA.id());
        assertThat(verify(shared, mint(shared, now)).userId()).isEqualTo(ADA.id());
        assertThat(new KeySet(edwards).keys()).hasSize(1);
        assertThat(new KeySet(shared).keys()).isEmpty();
    }

    @Test
    void expiryHasFiveSecondsOfLeeway() {
        verify(KEY, mint(KEY, now.minusSeconds(902)));

        assertRefused("This token has expired.", mint(KEY, now.minusSeconds(906)));
    }

    @Test
    void forgedTokenIsRefused() {
        String token = mint(KEY, now);

        assertRefused("This token is not valid.", mint(SigningKey.ephemeral(), now));
        assertRefused("This token is not valid.", token.substring(0, token.length() - 8) + "AAAAAAAA");
        assertRefused("This token is not valid.", "");
        assertRefused("This token is not valid.", "a.b.c");
        assertRefused("This token is not valid.", "x".repeat(10_000));
    }

    @Test
    void unsignedTokenIsRefused() {
        String[] parts = mint(KEY, now).split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        assertRefused("This token is not valid.", none + "." + parts[1] + ".");
        assertRefused("This token is not valid.", none + "." + parts[1] + "." + parts[2]);
    }

    /** The public key is no secret, so nobody may use it as one. */
    @Test
    void publicKeyAsSharedSecretIsRefused() {
        String pem = Base64.getEncoder().encodeToString(KEY.verifying().getEncoded());

        assertRefused("This token is not valid.", mint(SigningKey.Shared.of(pem), now));
    }

    @Test
    void tokenOfAnotherIssuerOrForAnotherAudienceIsRefused() {
        assertRefused(
                "This token is not valid.",
                new AccessTokens(settings(Map.of("cryb.jwt.issuer", "other")), KEY, NO_ADMINS).mint(ADA, "s1", now));
        assertRefused(
                "This token is not valid.",
                new AccessTokens(settings(Map.of("cryb.jwt.audience", "other")), KEY, NO_ADMINS).mint(ADA, "s1", now));
    }

    @Test
    void tokenOfARevokedSessionIsRefused() {
        String token = mint(KEY, now);
        revoked.add("s1", now.plusSeconds(1_000));

        assertRefused("This session was ended.", token);

        revoked.forgetBefore(now.plusSeconds(1_001));
        verify(KEY, token);
    }

    @Test
    void oneWhoWasOnTheWayInWhenAllSessionsEndedIsNotLive() {
        OffsetDateTime ended = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        Identity before = verify(KEY, mint(KEY, now));

        assertThat(revokedUsers.add(ADA.id(), ended, now.plusSeconds(1_000))).isTrue();
        assertThat(revokedUsers.add(ADA.id(), ended, now.plusSeconds(1_000))).isFalse();

        assertThat(verifier(KEY).isLive(before)).isFalse();
        assertThat(verifier(KEY).isLive(verify(KEY, mint(KEY, now)))).isTrue();
    }

    @Test
    void administratorsAreThoseWhoAreNamed() {
        Groups groups = new Groups(List.of(" Root", ADA.username()));

        String token = new AccessTokens(settings(Map.of()), KEY, groups).mint(ADA, "s1", now);

        assertThat(verify(KEY, token).isAdmin()).isTrue();
        assertThat(verify(KEY, mint(KEY, now)).isAdmin()).isFalse();
        assertThat(groups.of("root")).contains("admin");
    }

    private String mint(SigningKey key, Instant at) {
        return new AccessTokens(settings(Map.of()), key, NO_ADMINS).mint(ADA, "s1", at);
    }

    private Identity verify(SigningKey key, String token) {
        return verifier(key).verify(token).await().indefinitely();
    }

    private JwtVerifier verifier(SigningKey key) {
        return new JwtVerifier(
                settings(Map.of()), key, new OutsideTokens(settings(Map.of()), NOBODY), revoked, revokedUsers);
    }

    private void assertRefused(String words, String token) {
        assertThatThrownBy(() -> verify(KEY, token))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
                    assertThat(refused.words()).isEqualTo(words);
                });
    }

    static JwtSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(JwtSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(JwtSettings.class);
    }
}
