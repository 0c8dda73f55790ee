package dev.cryb.gateway.session;

import dev.cryb.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The answer to a Socket.IO CONNECT; exactly one method is called, once, on the connection's event loop. */
public interface ConnectOutcome {
    /**
     * The client is in, with or without having identified.
     *
     * @param sid the session's id, the client's {@code socket.id}
     * @param pid secret that lets the client recover its state later; absent when it cannot
     */
    void accepted(String sid, @Nullable String pid);

    /** The client is told {@code connect_error} with {@code data: {code, message}}; the transport stays open. */
    void refused(ErrorCode code, String message);
}
