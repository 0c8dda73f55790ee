package dev.cryb.gateway.session;

/** What a client speaks. */
public enum Protocol {
    /** Socket.IO protocol 5 over Engine.IO 4, at {@code /socket.io/}. */
    SOCKET_IO,
    /** One JSON object a WebSocket frame, at {@code /gateway}. */
    PLAIN,
    /** As {@link #PLAIN}, several objects a frame, one a line: {@code /gateway?batch=1}. */
    PLAIN_BATCH
}
