package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;

/** One client as the protocols see it. All calls are made on the event loop of its connection. */
public interface ClientSession {
    /**
     * A Socket.IO client sends CONNECT. Never called for plain clients; called again if the client tries again after a
     * refusal.
     *
     * @param auth its {@code auth} object; a missing node when it sent none
     * @param outcome told once, now or later, on the event loop
     */
    void connect(JsonNode auth, ConnectOutcome outcome);

    /** The client asks something; {@code heartbeat}, {@code identify} and {@code resume} are requests as any other. */
    void onRequest(ClientRequest request);

    /** The protocol refused a frame by itself (too large, binary) and has answered it; for the meter. */
    default void onRefusedFrame(int bytes) {}

    /**
     * Time has passed; called about once a second, for everything that would otherwise need a timer per socket.
     *
     * @param nowMs milliseconds of a clock that never goes back
     */
    default void onTick(long nowMs) {}

    /**
     * The connection has ended; called exactly once, and nothing is called after it.
     *
     * @param code close code of docs/protocol.md; 1006 when the transport just broke
     */
    void onClosed(int code, String reason);
}
