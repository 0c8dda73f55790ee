package dev.cryb.gateway.account;

import dev.cryb.request.Caller;
import io.smallrye.mutiny.Uni;

/** What an account has left in the services. */
public interface AccountTraces {

    /**
     * Ends what the account is to others; does no harm when asked again.
     *
     * <p>Fails with {@link dev.cryb.error.Refused} {@code CONFLICT} while the account owns a server, and as any request
     * does while a service is away.
     */
    Uni<Void> end(Caller caller);
}
