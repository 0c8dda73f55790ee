package dev.cryb.gateway.account;

import dev.cryb.error.Shape;

/** Asks for new tokens. */
public record Refresh(String refreshToken) {
    public Refresh {
        refreshToken = Shape.text("refreshToken", refreshToken, 1, 256);
    }
}
