package dev.cryb.gateway.account;

import io.smallrye.mutiny.Uni;

/** Reads access tokens. */
public interface TokenVerifier {

    /**
     * The holder of a token.
     *
     * <p>Fails with {@link dev.cryb.error.Refused} {@code UNAUTHENTICATED} for a token that is expired, forged, unsigned,
     * for someone else, or of a revoked session. Our own tokens are read at once, on the calling thread; those of outside
     * issuers need a look into the accounts and answer on another one. Callable on any thread, event loops included.
     */
    Uni<Identity> verify(String token);

    /** Whether nothing has ended the session since its token was read. Callable on any thread. */
    boolean isLive(Identity identity);
}
