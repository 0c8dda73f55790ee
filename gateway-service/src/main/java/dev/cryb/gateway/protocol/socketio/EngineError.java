package dev.cryb.gateway.protocol.socketio;

/** Why a request is no Engine.IO request; the numbers and words are the official server's. */
public enum EngineError {
    UNKNOWN_TRANSPORT(0, "Transport unknown", 400),
    UNKNOWN_SID(1, "Session ID unknown", 400),
    BAD_HANDSHAKE_METHOD(2, "Bad handshake method", 400),
    BAD_REQUEST(3, "Bad request", 400),
    FORBIDDEN(4, "Forbidden", 403),
    UNSUPPORTED_PROTOCOL_VERSION(5, "Unsupported protocol version", 400);

    private final String json;
    private final int status;

    EngineError(int code, String message, int status) {
        this.json = "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
        this.status = status;
    }

    /** The body of the answer. */
    public String json() {
        return json;
    }

    /** Status of the answer. */
    public int status() {
        return status;
    }
}
