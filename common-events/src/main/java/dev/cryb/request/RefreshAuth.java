package dev.cryb.request;

import dev.cryb.error.Shape;

/** Gives a live socket a newer access token of the same user. */
public record RefreshAuth(String token) implements GatewayRequest {

    public RefreshAuth {
        token = Shape.text("token", token, 1, 8192);
    }
}
