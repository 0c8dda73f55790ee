package dev.cryb.gateway.protocol.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.gateway.protocol.AckIds;
import dev.cryb.gateway.protocol.Frames;
import dev.cryb.gateway.protocol.Undecodable;
import dev.cryb.gateway.session.AckId;
import dev.cryb.gateway.session.ClientRequest;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.json.Json;

/** The plain protocol's objects, read and written. */
final class PlainFrames {
    private PlainFrames() {}

    /** Reads {@code {"event", "data"?, "id"?}}; an event of another type than text becomes a name that nobody knows. */
    static ClientRequest request(String text, int bytes) throws Undecodable {
        JsonNode object = parse(text);
        if (!object.isObject()) {
            throw new Undecodable("not a JSON object");
        }
        JsonNode id = object.path("id");
        AckId ackId = id.isMissingNode() || id.isNull() ? null : AckIds.of(id);
        if (ackId == null && !id.isMissingNode() && !id.isNull()) {
            throw new Undecodable("id is neither an integer nor a short string");
        }
        JsonNode event = object.path("event");
        if (!event.isTextual() && ackId == null) {
            throw new Undecodable("no event");
        }
        return new ClientRequest(event.isTextual() ? event.asText() : "", ackId, object.path("data"), bytes);
    }

    /** {@code {"event", "data", "offset"?}} as a whole frame. */
    static byte[] event(OutboundEvent event) {
        StringBuilder json = new StringBuilder(event.dataJson().length() + 64);
        json.append("{\"event\":\"").append(event.name()).append("\",\"data\":").append(event.dataJson());
        if (event.offset() != null) {
            json.append(",\"offset\":\"").append(event.offset()).append('"');
        }
        return Frames.text(json.append('}').toString());
    }

    /** {@code {"ack", "data"}} as a whole frame. */
    static byte[] ack(AckId id, String ackJson) {
        return Frames.text("{\"ack\":" + id.json() + ",\"data\":" + ackJson + "}");
    }

    private static JsonNode parse(String text) throws Undecodable {
        try {
            return Json.tree(text);
        } catch (JsonProcessingException e) {
            throw new Undecodable("not JSON that we read");
        }
    }
}
