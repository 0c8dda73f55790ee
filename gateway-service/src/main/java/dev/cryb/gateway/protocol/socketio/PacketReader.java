package dev.cryb.gateway.protocol.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cryb.gateway.protocol.Undecodable;
import dev.cryb.gateway.session.AckId;
import dev.cryb.json.Json;
import org.jspecify.annotations.Nullable;

/** Reads one packet: {@code <type>[<attachments>-][<namespace>,][<ack id>][<JSON>]}. */
final class PacketReader {
    private static final int MAX_ID_DIGITS = 32;
    private static final int MAX_ATTACHMENTS = 64;

    private final String text;
    private int at;

    private PacketReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The packet that begins at {@code start}. */
    static Packet read(String text, int start) throws Undecodable {
        return new PacketReader(text, start).read();
    }

    private Packet read() throws Undecodable {
        char type = at < text.length() ? text.charAt(at++) : ' ';
        if (type < '0' || type > '6' || type == '4') {
            throw new Undecodable("unknown packet type");
        }
        int attachments = type == '5' || type == '6' ? attachments() : 0;
        String namespace = namespace();
        AckId id = ackId();
        JsonNode payload = payload();
        return switch (type) {
            case '0' -> new Packet.Connect(namespace, require(payload.isObject() || payload.isMissingNode(), payload));
            case '1' -> {
                require(payload.isMissingNode(), payload);
                yield new Packet.Disconnect(namespace);
            }
            case '2' -> event(namespace, id, require(payload.isArray(), payload));
            case '3' -> {
                require(payload.isArray(), payload);
                yield new Packet.Acknowledgement(namespace);
            }
            default -> {
                require(payload.isArray(), payload);
                yield new Packet.Binary(namespace, type == '5' ? id : null, attachments);
            }
        };
    }

    private static Packet event(String namespace, @Nullable AckId id, JsonNode arguments) throws Undecodable {
        JsonNode name = arguments.path(0);
        if (!name.isTextual() && !name.isNumber()) {
            throw new Undecodable("an event needs a name");
        }
        return new Packet.Event(namespace, id, name.asText(), arguments.path(1));
    }

    private int attachments() throws Undecodable {
        int start = at;
        skipDigits();
        if (at == start || at - start > 3 || at == text.length() || text.charAt(at) != '-') {
            throw new Undecodable("illegal attachments");
        }
        int count = Integer.parseInt(text, start, at++, 10);
        if (count > MAX_ATTACHMENTS) {
            throw new Undecodable("too many attachments");
        }
        return count;
    }

    private String namespace() {
        if (at == text.length() || text.charAt(at) != '/') {
            return "/";
        }
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String namespace = text.substring(at, end);
        at = comma < 0 ? end : end + 1;
        return namespace;
    }

    private @Nullable AckId ackId() throws Undecodable {
        int start = at;
        skipDigits();
        if (at - start > MAX_ID_DIGITS) {
            throw new Undecodable("ack id too long");
        }
        return at == start ? null : new AckId(text.substring(start, at));
    }

    private JsonNode payload() throws Undecodable {
        if (at == text.length()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.tree(text.substring(at));
        } catch (JsonProcessingException e) {
            throw new Undecodable("not JSON that we read");
        }
    }

    private static JsonNode require(boolean valid, JsonNode payload) throws Undecodable {
        if (!valid) {
            throw new Undecodable("invalid payload");
        }
        return payload;
    }

    private void skipDigits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }
}
