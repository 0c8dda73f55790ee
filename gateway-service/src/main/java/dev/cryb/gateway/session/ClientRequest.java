package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked, free of its protocol.
 *
 * @param event wire name, not yet known to exist
 * @param ackId where the ack goes; absent when the client wants none
 * @param data the one object sent with it; a missing node when there was none, of any JSON type when the client erred
 * @param bytes size of the frame or packet that carried it
 * @param sinceNanos when it came, by {@link System#nanoTime()}
 */
public record ClientRequest(String event, @Nullable AckId ackId, JsonNode data, int bytes, long sinceNanos) {

    public ClientRequest(String event, @Nullable AckId ackId, JsonNode data, int bytes) {
        this(event, ackId, data, bytes, System.nanoTime());
    }
}
