package dev.cryb.gateway.account;

import dev.cryb.id.UserId;

/** Told of every session that ends by revocation; all CDI beans of this type are. */
public interface RevocationListener {

    /**
     * The session is revoked: its sockets must go now.
     *
     * <p>Called once for each session and gateway, on a Vert.x event loop; must not block.
     *
     * @param sid the login session, as in {@link Identity#sid()}
     */
    void revoked(String sid);

    /**
     * All sessions of a user are revoked: as {@link #revoked(String)}, once each time that it happens.
     */
    void revoked(UserId userId);
}
