package dev.cryb.bench.side;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the peer's access tokens: JWT, HS256, with a secret of this run. */
final class PeerTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration LIFE = Duration.ofHours(6);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String secret;

    PeerTokens() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = BASE64.encodeToString(random);
    }

    String secret() {
        return secret;
    }

    String sign(String userId, String username) {
        String header = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String claims = encode("{\"sub\":\"" + userId + "\",\"upn\":\"" + username + "\",\"exp\":"
                + Instant.now().plus(LIFE).getEpochSecond() + "}");
        String signed = header + "." + claims;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
