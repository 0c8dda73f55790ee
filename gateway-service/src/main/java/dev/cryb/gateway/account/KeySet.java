package dev.cryb.gateway.account;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public keys that verify our tokens, as {@code /.well-known/jwks.json} shows them. */
@Singleton
public class KeySet {

    private final List<Map<String, Object>> keys;

    KeySet(SigningKey key) {
        this.keys = switch (key) {
            case SigningKey.Pair pair -> List.of(shown(pair));
            case SigningKey.Shared shared -> List.of();
        };
    }

    /** One JSON Web Key (RFC 7517) each; none while tokens are signed with a secret. */
    public List<Map<String, Object>> keys() {
        return keys;
    }

    /** The key's own fingerprint (RFC 7638), so that it needs no other name. */
    static String idOf(SigningKey.Pair pair) {
        return Base64Url.encode(jwk(pair).calculateThumbprint("SHA-256"));
    }

    private static Map<String, Object> shown(SigningKey.Pair pair) {
        PublicJsonWebKey jwk = jwk(pair);
        jwk.setKeyId(idOf(pair));
        jwk.setUse("sig");
        jwk.setAlgorithm(pair.algorithm());
        return jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    private static PublicJsonWebKey jwk(SigningKey.Pair pair) {
        try {
            return (PublicJsonWebKey) JsonWebKey.Factory.newJwk(pair.verifying());
        } catch (JoseException e) {
            throw new IllegalStateException("this key has no JWK form", e);
        }
    }
}
