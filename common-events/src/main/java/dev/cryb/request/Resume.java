package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;

/** Takes a former socket session up again after its last offset. */
public record Resume(String token, String sessionId, String offset) implements GatewayRequest {

    public Resume {
        token = Shape.text("token", token, 1, 8192);
        sessionId = Shape.text("sessionId", sessionId, 1, 64);
        offset = Shape.text("offset", offset, 1, 64);
        if (!isOffset(offset)) {
            throw Refused.invalid("offset", "offset is none that we gave.");
        }
    }

    /** Whether a text has the form of an offset, {@code millis-sequence}. */
    public static boolean isOffset(String text) {
        return text.matches("[0-9]{1,19}-[0-9]{1,19}");
    }
}
