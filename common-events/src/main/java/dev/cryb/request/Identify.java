package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.Shape;
import org.jspecify.annotations.Nullable;

/** Signs a socket in with an access token. */
public record Identify(
        String token,
        @Nullable Device device,
        @Nullable Integer largeThreshold,
        @Nullable Interests interests,
        @Nullable JsonNode presence)
        implements GatewayRequest {

    /** What kind of device the client runs on. */
    public enum Device {
        @JsonProperty("web")
        WEB,
        @JsonProperty("mobile")
        MOBILE,
        @JsonProperty("desktop")
        DESKTOP
    }

    /** Which channels deliver messages: all one may view, or joined ones only. */
    public enum Interests {
        @JsonProperty("all")
        ALL,
        @JsonProperty("joined")
        JOINED
    }

    public Identify {
        token = Shape.text("token", token, 1, 8192);
        device = device == null ? Device.WEB : device;
        largeThreshold = Shape.number("largeThreshold", largeThreshold, 50, 250, 250);
        interests = interests == null ? Interests.ALL : interests;
    }
}
