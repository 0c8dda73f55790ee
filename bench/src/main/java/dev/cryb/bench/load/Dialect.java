package dev.cryb.bench.load;

/**
 * A protocol that clients speak over WebSocket, seen from the client.
 *
 * <p>Dialects have no state; what a connection knows is on its {@link LoadSocket}.
 */
public sealed interface Dialect permits SocketIoDialect, PlainDialect {

    /** Below the ids of messages. */
    long JOIN_ID = 2;

    /** What the table calls it. */
    String label();

    /** Path and query of the WebSocket. */
    String path();

    /** Who the client is: said when the server has opened the session. */
    String greeting(String token);

    /** Takes one text frame and tells the socket what it means. */
    void onText(byte[] buffer, int from, int to, LoadSocket socket);

    /**
     * Asks for the messages of one channel and no other; the ack, with {@link #JOIN_ID}, lets the socket in.
     */
    String join(String channelId);

    /** A {@code presence:update}, without an ack. */
    String status(String status);

    /** What keeps the session alive without being asked for; empty when the server asks. */
    String keepAlive();

    /** A {@code message:create} to a channel, to be stamped for each send. */
    MessageTemplate template(String channelId, int contentLength);
}
