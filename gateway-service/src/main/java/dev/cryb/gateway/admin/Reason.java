package dev.cryb.gateway.admin;

import dev.cryb.error.Shape;

/** Why an administrator acts; one who is suspended is told. */
public record Reason(String reason) {
    public Reason {
        reason = Shape.name("reason", reason, 1, 512);
    }
}
