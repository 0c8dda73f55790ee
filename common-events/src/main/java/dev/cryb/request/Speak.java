package dev.cryb.request;

import dev.cryb.error.Shape;

/** Says that the caller is speaking in the call, or has stopped to. */
public record Speak(Boolean speaking) implements GatewayRequest {

    public Speak {
        Shape.required("speaking", speaking);
    }
}
