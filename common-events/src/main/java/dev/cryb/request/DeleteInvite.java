package dev.cryb.request;

import dev.cryb.error.Shape;

/** Ends an invite. */
public record DeleteInvite(InviteCode code) implements Command {

    public DeleteInvite {
        Shape.required("code", code);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return code.partition();
    }
}
