package dev.cryb.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.gateway.session.AckId;
import org.jspecify.annotations.Nullable;

/** Reads the ids that clients give to requests. */
public final class AckIds {
    private static final int MAX_LENGTH = 32;

    private AckIds() {}

    /** The id that {@code node} stands for, or null when it is neither an integer nor a short string. */
    public static @Nullable AckId of(JsonNode node) {
        String text = node.asText();
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        if (node.isIntegralNumber()) {
            return new AckId(text);
        }
        return node.isTextual() ? new AckId(quoted(text)) : null;
    }

    /** ASCII only, so that even half a surrogate pair comes back to the client as it was sent. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
