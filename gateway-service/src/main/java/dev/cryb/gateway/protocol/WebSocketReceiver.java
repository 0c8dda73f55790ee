package dev.cryb.gateway.protocol;

/** Who gets what a WebSocket receives; called on the event loop of the socket. */
public interface WebSocketReceiver {
    /** A whole message, well-formed UTF-8. */
    void onText(String text, int bytes);

    /** A whole binary message, which nobody here wants. */
    void onBinary(int bytes);

    /** The socket has ended; called exactly once, last. {@code code} is 1006 when it just broke. */
    void onClosed(int code, String reason);
}
