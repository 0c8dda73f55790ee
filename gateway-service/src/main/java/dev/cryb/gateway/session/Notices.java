package dev.cryb.gateway.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.StreamId;
import dev.cryb.json.Json;
import java.time.Instant;

/** The events that a gateway says by itself. */
final class Notices {

    private Notices() {}

    /** {@code ready}: what messaging knows, with the session's own. */
    static OutboundEvent ready(ObjectNode snapshot, String sessionId, long resumeWindowMs, StreamId offset) {
        snapshot.put("sessionId", sessionId);
        snapshot.put("resumeWindowMs", resumeWindowMs);
        return new OutboundEvent("ready", Json.write(snapshot), offset.toString());
    }

    static OutboundEvent heartbeatAck(StreamId offset) {
        return new OutboundEvent(
                "heartbeat_ack", "{\"serverTime\":\"" + Instant.now() + "\",\"offset\":\"" + offset + "\"}", null);
    }

    static OutboundEvent offset(StreamId offset) {
        return new OutboundEvent("offset", "{}", offset.toString());
    }

    /** A failure of a request that asked for no ack. */
    static OutboundEvent error(String ackJson, String event) {
        try {
            JsonNode error = Json.tree(ackJson).path("error");
            return new OutboundEvent("error", Json.write(((ObjectNode) error).put("event", event)), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an ack of ours", e);
        }
    }
}
