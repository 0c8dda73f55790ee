package dev.cryb.gateway.protocol.socketio;

/** How packets of one Engine.IO session travel; used on the session's loop. */
sealed interface EngineTransport permits PollingTransport, WebSocketTransport {
    /** Its name in the query of a request. */
    String name();

    /** Queues an encoded packet. */
    void write(byte[] frame);

    void flush();

    long pendingBytes();

    /** Sends what is queued and ends; {@link EngineSession#onTransportClosed} follows. */
    void close(int code, String reason);

    /** The client has said that it goes. */
    void closedByClient(int code, String reason);

    /** Ends at once, of a client to which nothing is left to say. */
    void drop(int code, String reason);
}
