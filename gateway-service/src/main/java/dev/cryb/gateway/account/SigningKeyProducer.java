package dev.cryb.gateway.account;

import dev.cryb.gateway.config.JwtSettings;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Finds the key: the pair, else the secret, else (not in production) one made for this run. */
final class SigningKeyProducer {

    private static final Logger LOG = Logger.getLogger(SigningKeyProducer.class);

    @Produces
    @Singleton
    SigningKey signingKey(JwtSettings settings, LaunchMode mode) {
        if (settings.privateKeyFile().isPresent() != settings.publicKeyFile().isPresent()) {
            throw new IllegalStateException("JWT_PRIVATE_KEY_FILE and JWT_PUBLIC_KEY_FILE are given together.");
        }
        if (settings.privateKeyFile().isPresent()) {
            return new SigningKey.Pair(
                    Pem.privateKey(settings.privateKeyFile().get()),
                    Pem.publicKey(settings.publicKeyFile().orElseThrow()));
        }
        if (settings.secret().isPresent()) {
            return SigningKey.Shared.of(settings.secret().get());
        }
        if (mode == LaunchMode.NORMAL) {
            throw new IllegalStateException("Tokens need a key: give JWT_PRIVATE_KEY_FILE and JWT_PUBLIC_KEY_FILE"
                    + " (PEM, RSA or Ed25519), or JWT_SECRET.");
        }
        LOG.info("No key was given; tokens of this run are signed with a pair that ends with it.");
        return SigningKey.ephemeral();
    }
}
