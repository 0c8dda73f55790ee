package dev.cryb.gateway.account;

import dev.cryb.model.User;
import io.smallrye.mutiny.Uni;

/** The accounts of people whom an outside issuer vouches for. */
interface OutsideAccounts {

    /** The person's account, made when they first come; {@code wish} is the name they would like; refused while suspended. */
    Uni<User> of(String issuer, String subject, String wish);
}
