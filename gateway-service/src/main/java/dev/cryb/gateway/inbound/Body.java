package dev.cryb.gateway.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a request's body: one JSON object in UTF-8, at most 16 KiB. */
final class Body {

    private static final int MAX_BYTES = 16 * 1024;

    private Body() {}

    /** The record in it; {@code INVALID_PAYLOAD} names the field that breaks its shape. */
    static <T> T read(byte[] body, Class<T> type) {
        if (body.length > MAX_BYTES) {
            throw Refused.of(ErrorCode.TOO_LARGE, "A body takes at most 16 KiB.");
        }
        return Json.read(tree(body), type);
    }

    private static JsonNode tree(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Json.tree(text);
        } catch (CharacterCodingException e) {
            throw Refused.invalid("body", "The body is not UTF-8.");
        } catch (IOException e) {
            throw Refused.invalid("body", "The body is not JSON.");
        }
    }
}
