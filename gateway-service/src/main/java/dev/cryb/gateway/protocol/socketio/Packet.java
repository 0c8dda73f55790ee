package dev.cryb.gateway.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.gateway.session.AckId;
import org.jspecify.annotations.Nullable;

/** What a Socket.IO client sends (Socket.IO protocol 5); {@code namespace} is {@code /} nearly always. */
sealed interface Packet {
    String namespace();

    /** Wants into a namespace; {@code auth} is a missing node when none was sent. */
    record Connect(String namespace, JsonNode auth) implements Packet {}

    /** Leaves a namespace. */
    record Disconnect(String namespace) implements Packet {}

    /** Asks; what follows the first argument is ignored. */
    record Event(String namespace, @Nullable AckId ackId, String name, JsonNode data) implements Packet {}

    /** Answers something that we never ask. */
    record Acknowledgement(String namespace) implements Packet {}

    /** Announces so many binary frames, which we do not take. */
    record Binary(String namespace, @Nullable AckId ackId, int attachments) implements Packet {}
}
