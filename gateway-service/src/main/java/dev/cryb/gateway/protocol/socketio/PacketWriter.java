package dev.cryb.gateway.protocol.socketio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.gateway.protocol.Frames;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.session.AckId;
import dev.cryb.gateway.session.HelloFields;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packets to clients, each as a whole WebSocket frame. */
final class PacketWriter {
    static final byte[] CLOSE = Frames.text("1");
    static final byte[] PING = Frames.text("2");
    static final byte[] PROBE_ANSWER = Frames.text("3probe");
    static final byte[] NOOP = Frames.text("6");
    static final byte[] DISCONNECT = Frames.text("41");

    private PacketWriter() {}

    private record Open(String sid, List<String> upgrades, long pingInterval, long pingTimeout, int maxPayload) {}

    private record Failure(String message, FailureData data) {}

    private record FailureData(ErrorCode code, String message) {}

    /** Engine.IO open: the first packet of a session. */
    static byte[] open(String sid, boolean upgradable, SocketConfig config) {
        Open open = new Open(
                sid,
                upgradable ? List.of("websocket") : List.of(),
                config.pingInterval().toMillis(),
                config.pingTimeout().toMillis(),
                config.maxMessage());
        return Frames.text("0" + Json.write(open));
    }

    /** The client is in; what a plain client is told as {@code connect} stands beside its ids. */
    static byte[] connected(String sid, @Nullable String pid, HelloFields hello) {
        ObjectNode fields = Json.shared().createObjectNode().put("sid", sid);
        if (pid != null) {
            fields.put("pid", pid);
        }
        fields.setAll(Json.shared().<ObjectNode>valueToTree(hello));
        return Frames.text("40" + Json.write(fields));
    }

    /** The client is not let into {@code namespace}. */
    static byte[] connectError(String namespace, String message, ErrorCode code, String words) {
        String where = namespace.equals("/") ? "" : namespace + ",";
        return Frames.text("44" + where + Json.write(new Failure(message, new FailureData(code, words))));
    }

    /** {@code 42["name",data,"offset"?]}. */
    static byte[] event(OutboundEvent event) {
        StringBuilder packet = new StringBuilder(event.dataJson().length() + 64);
        packet.append("42[\"").append(event.name()).append("\",").append(event.dataJson());
        if (event.offset() != null) {
            packet.append(",\"").append(event.offset()).append('"');
        }
        return Frames.text(packet.append(']').toString());
    }

    /** {@code 43<id>[ack]}. */
    static byte[] ack(AckId id, String ackJson) {
        return Frames.text("43" + id.json() + "[" + ackJson + "]");
    }
}
