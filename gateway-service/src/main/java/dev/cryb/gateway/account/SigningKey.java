package dev.cryb.gateway.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** What our own tokens are signed with. */
sealed interface SigningKey {

    /** Name of the algorithm in the token's header. */
    String algorithm();

    /** What verifies the signature. */
    Key verifying();

    /** A key pair; its public half may be shown to anyone. */
    record Pair(PrivateKey signing, PublicKey verifying) implements SigningKey {
        @Override
        public String algorithm() {
            return verifying instanceof RSAPublicKey ? "RS256" : "EdDSA";
        }
    }

    /** A secret that signs and verifies; there is nothing to show. */
    record Shared(SecretKey verifying) implements SigningKey {
        static Shared of(String secret) {
            return new Shared(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        }

        @Override
        public String algorithm() {
            return "HS256";
        }
    }

    /** A pair that lives as long as this process. */
    static Pair ephemeral() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new Pair(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }
}
