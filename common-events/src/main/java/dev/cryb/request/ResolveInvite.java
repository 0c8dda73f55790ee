package dev.cryb.request;

import dev.cryb.error.Shape;

/** Where an invite leads; anyone with the code may ask. */
public record ResolveInvite(InviteCode code) implements Query {

    public ResolveInvite {
        Shape.required("code", code);
    }
}
