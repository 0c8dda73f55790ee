package dev.cryb.request;

import dev.cryb.error.Shape;

/** Joins the server that an invite leads to. */
public record JoinServer(InviteCode inviteCode) implements Command {

    public JoinServer {
        Shape.required("inviteCode", inviteCode);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return inviteCode.partition();
    }
}
