package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.error.Shape;
import dev.cryb.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * Signs a socket in with an access token.
 *
 * @param limits whether acks of limited requests shall say what is left
 */
public record Identify(
        String token,
        @Nullable Device device,
        @Nullable Integer largeThreshold,
        @Nullable Interests interests,
        @Nullable Showing presence,
        @Nullable Boolean limits)
        implements GatewayRequest {

    private static final int LARGEST = 250;

    /** Which channels deliver messages: all one may view, or joined ones only. */
    public enum Interests {
        @JsonProperty("all")
        ALL,
        @JsonProperty("joined")
        JOINED
    }

    public Identify {
        token = Shape.text("token", token, 1, 8192);
        largeThreshold = Shape.number("largeThreshold", largeThreshold, 50, LARGEST, LARGEST);
        interests = interests == null ? Interests.ALL : interests;
    }

    /** What the client runs on, web where it did not say. */
    public Device runsOn() {
        return device == null ? Device.WEB : device;
    }

    /** In servers of up to so many members it hears who is there, of everyone. */
    public int hearsUpTo() {
        return largeThreshold == null ? LARGEST : largeThreshold;
    }
}
