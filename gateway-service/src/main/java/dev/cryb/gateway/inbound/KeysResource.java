package dev.cryb.gateway.inbound;

import dev.cryb.gateway.account.KeySet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The public keys of our tokens, for whoever wants to verify them. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    private final KeySet keySet;

    KeysResource(KeySet keySet) {
        this.keySet = keySet;
    }

    /** A JWK set (RFC 7517); empty while tokens are signed with a secret. */
    @GET
    public Map<String, List<Map<String, Object>>> keys() {
        return Map.of("keys", keySet.keys());
    }
}
