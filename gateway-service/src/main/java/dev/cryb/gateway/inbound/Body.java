package dev.cryb.gateway.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.Refused;
import dev.cryb.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a request's body: one JSON object in UTF-8, at most 16 KiB.
 *
 * <p>Not by JAX-RS, which reads on a worker thread what has no length, and answers one that is too large by itself.
 */
final class Body {

    private Body() {}

    /** The record in it; {@code INVALID_PAYLOAD} names the field that breaks its shape. */
    static <T> Uni<T> read(HttpServerRequest request, Class<T> type) {
        return bytes(request).map(body -> Json.read(tree(body), type));
    }

    private static Uni<byte[]> bytes(HttpServerRequest request) {
        return Uni.createFrom().emitter(emitter -> {
            Buffer body = Buffer.buffer();
            if (request.isEnded()) {
                emitter.complete(body.getBytes());
                return;
            }
            request.exceptionHandler(broken -> emitter.fail(Refused.invalid("body", "The body broke off.")));
            request.handler(chunk -> {
                if (body.length() + chunk.length() <= RestBodies.MAX_BYTES) {
                    body.appendBuffer(chunk);
                } else {
                    emitter.fail(RestBodies.tooLarge());
                }
            });
            request.endHandler(end -> emitter.complete(body.getBytes()));
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                request.response().writeContinue();
            }
            request.resume();
        });
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
