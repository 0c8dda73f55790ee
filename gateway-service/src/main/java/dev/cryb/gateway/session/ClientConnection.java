package dev.cryb.gateway.session;

import io.netty.channel.EventLoop;

/**
 * One client's connection, whichever protocol it speaks.
 *
 * <p>All calls are made on {@link #eventLoop()}. After the connection has ended they do nothing.
 */
public interface ClientConnection {
    EventLoop eventLoop();

    Protocol protocol();

    /** The client's IP address. */
    String remoteAddress();

    /** Queues an event; {@link #flush()} sends it. */
    void send(OutboundEvent event);

    /** Queues the ack of one request: {@code ackJson} is the whole {@code {"ok": ...}} object. */
    void ack(AckId id, String ackJson);

    /** Sends what is queued, in one write where the transport allows. */
    void flush();

    /** Bytes queued or written that the kernel, or the client's next poll, has not taken yet. */
    long pendingBytes();

    /**
     * Ends the connection: tells the client, sends what is queued, closes.
     *
     * <p>{@link ClientSession#onClosed} follows, also when the client does not take part.
     */
    void close(Closing closing);
}
