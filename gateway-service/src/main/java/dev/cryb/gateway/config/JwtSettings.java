package dev.cryb.gateway.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How access tokens are signed, and whose are accepted. */
@ConfigMapping(prefix = "cryb.jwt")
public interface JwtSettings {

    /** PEM file (PKCS#8) of the key that signs: RSA or Ed25519. */
    Optional<Path> privateKeyFile();

    /** PEM file (SPKI) of the key that verifies, the other half of the pair. */
    Optional<Path> publicKeyFile();

    /** Shared secret for HS256; used only where there is no key pair. */
    @Allowed(words = "32 bytes or more in production", secret = true)
    Optional<String> secret();

    /** How long an access token is good. */
    @WithDefault("15m")
    @Allowed(from = "10s", to = "1d")
    Duration expiresIn();

    /** Claim {@code iss} of our own tokens. */
    @WithDefault("cryb")
    String issuer();

    /** Claim {@code aud} of our own tokens. */
    @WithDefault("cryb")
    String audience();

    /** Clock difference that is forgiven. */
    @WithDefault("5s")
    @Allowed(from = "0s", to = "5m")
    Duration leeway();

    /** Outside issuers whose tokens are accepted, by a name of the operator's choice. */
    Map<String, Outside> outside();

    /** An outside issuer. */
    interface Outside {
        /** Its claim {@code iss}. */
        String issuer();

        /** What its tokens carry as {@code aud}. */
        String audience();

        /** Where its keys are: a file path, or an http(s) URL of a JWKS. */
        String jwks();
    }
}
