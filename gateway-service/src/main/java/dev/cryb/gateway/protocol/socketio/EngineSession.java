package dev.cryb.gateway.protocol.socketio;

import dev.cryb.gateway.protocol.FrameErrors;
import dev.cryb.gateway.protocol.LoopTicker;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.protocol.Undecodable;
import dev.cryb.gateway.protocol.WebSocketLink;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.vertx.core.impl.ContextInternal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One Engine.IO session: a client that is kept alive over one transport, or over two while it upgrades.
 *
 * <p>All state belongs to one event loop; {@link #run} brings work there. The server pings and the client answers.
 */
public final class EngineSession extends LoopTicker.Ticked {
    private static final Logger LOG = Logger.getLogger(EngineSession.class);
    /** How long a waiting GET of an upgrading client is left alone; the official server's own figure. */
    private static final long RELEASE_AFTER_MS = 100;

    private static final int DONE = 1000;
    private static final int INTERNAL = 4000;
    private static final int TIMED_OUT = 4009;

    private final String id;
    private final ContextInternal context;
    private final EngineSessions sessions;
    private final SocketConfig config;
    private volatile EngineTransport transport;
    private @Nullable SocketIoConnection connection;
    private @Nullable WebSocketTransport probe;
    private long probeBy;
    private boolean awaitingPong;
    private long heartbeatAt;
    private long closeBy;
    private boolean ended;

    /** {@code link} is the WebSocket on which the client came in; absent for polling. */
    EngineSession(
            String id,
            ContextInternal context,
            EngineSessions sessions,
            SocketConfig config,
            @Nullable WebSocketLink link) {
        this.id = id;
        this.context = context;
        this.sessions = sessions;
        this.config = config;
        this.transport = link == null
                ? new PollingTransport(this, config.maxQueued().asLongValue())
                : new WebSocketTransport(link, this);
    }

    /** Says open, and from now on passes messages to {@code to}. */
    void start(SocketIoConnection to) {
        connection = to;
        heartbeatAt = LoopTicker.nowMs() + config.pingInterval().toMillis();
        write(PacketWriter.open(id, transport instanceof PollingTransport, config));
        flush();
        to.onOpen();
        if (transport instanceof WebSocketTransport webSocket) {
            webSocket.open();
        }
    }

    String id() {
        return id;
    }

    EventLoop loop() {
        return context.nettyEventLoop();
    }

    /** Name of the transport now in use; any thread may ask. */
    public String transportName() {
        return transport.name();
    }

    @Override
    public String toString() {
        return transport.name() + " " + id + (ended ? ", ended" : closeBy == 0 ? "" : ", closing");
    }

    /**
     * Whether the client would wait for its next heartbeat before it notices a close frame.
     *
     * <p>The official Java client does: OkHttp stops reading at a close frame and waits for an answer that the client
     * never gives. The end of the stream it notices at once.
     */
    boolean isDeafToCloseFrames() {
        return connection != null && connection.userAgent().startsWith("okhttp/");
    }

    /** Does {@code work} on the session's loop: now when this is it. */
    void run(Runnable work) {
        if (loop().inEventLoop()) {
            guarded(work);
        } else {
            loop().execute(() -> guarded(work));
        }
    }

    void write(byte[] frame) {
        transport.write(frame);
    }

    void flush() {
        transport.flush();
    }

    @Override
    public long pendingBytes() {
        return transport.pendingBytes();
    }

    /** Sends what is queued and ends. */
    void close(int code, String reason) {
        closeProbe();
        closeBy = LoopTicker.nowMs() + config.closeTimeout().toMillis();
        transport.close(code, reason);
    }

    /** Ends without ado. */
    void drop(int code, String reason) {
        closeProbe();
        transport.drop(code, reason);
    }

    /** A client's GET; any thread. */
    public void poll(Poll poll) {
        run(() -> {
            if (!expired(LoopTicker.nowMs()) && !ended && transport instanceof PollingTransport polling) {
                polling.onPoll(poll);
            } else {
                EngineError why = ended ? EngineError.UNKNOWN_SID : EngineError.BAD_REQUEST;
                refuse(() -> poll.refuse(why));
            }
        });
    }

    /** One that comes beside an upgrade hears of it after the client has heard on its WebSocket. */
    private void refuse(Runnable refusal) {
        if (transport instanceof WebSocketTransport webSocket) {
            webSocket.behindWrites(refusal);
        } else {
            refusal.run();
        }
    }

    /** The packets of a client's POST; any thread. The answer comes when they have been read. */
    public void post(List<String> packets, Poll post) {
        run(() -> {
            if (ended || !(transport instanceof PollingTransport) || !readAll(packets)) {
                post.refuse(ended ? EngineError.UNKNOWN_SID : EngineError.BAD_REQUEST);
            } else {
                post.answer(Unpooled.copiedBuffer("ok", StandardCharsets.US_ASCII));
            }
        });
    }

    /** A POST that is not UTF-8; any thread. */
    public void onBrokenPost(Poll post) {
        run(() -> {
            if (connection != null) {
                connection.onUndecodable(new Undecodable("invalid UTF-8"));
            }
            post.refuse(EngineError.BAD_REQUEST);
        });
    }

    /** A WebSocket wants to replace polling; called on the loop of the socket. */
    public void upgrade(WebSocketLink link) {
        WebSocketTransport next = new WebSocketTransport(link, this);
        run(() -> {
            if (ended || closeBy != 0 || probe != null || transport instanceof WebSocketTransport) {
                refuse(() -> next.close(DONE, "nothing to upgrade"));
            } else {
                probe = next;
                probeBy = LoopTicker.nowMs() + config.upgradeTimeout().toMillis();
            }
        });
        next.open();
    }

    void onText(WebSocketTransport from, String text, int bytes) {
        if (from == transport) {
            onPacket(text, bytes);
        } else if (from == probe) {
            onProbe(from, text);
        }
    }

    void onBinary(WebSocketTransport from, int bytes) {
        if (from == probe) {
            closeProbe();
        } else if (from == transport && connection != null) {
            connection.onBinary(bytes);
        }
    }

    void onTransportClosed(EngineTransport closed, int code, String reason) {
        if (closed == probe) {
            closeProbe();
        }
        if (closed != transport || ended) {
            return;
        }
        ended = true;
        closeProbe();
        sessions.remove(this);
        tell(code, reason);
    }

    @Override
    protected void onTick(long nowMs) {
        if (probe != null && nowMs >= probeBy) {
            closeProbe();
        }
        if (closeBy != 0) {
            if (nowMs >= closeBy) {
                transport.drop(TIMED_OUT, "did not close");
            }
            return;
        }
        if (expired(nowMs)) {
            return;
        }
        if (!awaitingPong && nowMs >= heartbeatAt) {
            awaitingPong = true;
            heartbeatAt += config.pingTimeout().toMillis();
            write(PacketWriter.PING);
            flush();
        }
        if (connection != null) {
            connection.onTick(nowMs);
        }
    }

    private void onClientClose() {
        closeProbe();
        closeBy = LoopTicker.nowMs() + config.closeTimeout().toMillis();
        tell(DONE, "closed by the client");
        transport.closedByClient(DONE, "closed by the client");
    }

    private void tell(int code, String reason) {
        SocketIoConnection told = connection;
        connection = null;
        if (told != null) {
            told.onClosed(code, reason);
        }
    }

    private boolean expired(long nowMs) {
        if (!ended && awaitingPong && nowMs >= heartbeatAt) {
            drop(TIMED_OUT, "ping timeout");
            return true;
        }
        return false;
    }

    /** Whether all could be read; after one that cannot, none is. */
    private boolean readAll(List<String> packets) {
        for (String packet : packets) {
            if (!onPacket(packet, FrameErrors.utf8Length(packet))) {
                return false;
            }
        }
        return true;
    }

    private boolean onPacket(String packet, int bytes) {
        SocketIoConnection to = connection;
        if (to == null || closeBy != 0) {
            return true;
        }
        switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
            case '1' -> onClientClose();
            case '3' -> {
                awaitingPong = false;
                heartbeatAt = LoopTicker.nowMs() + config.pingInterval().toMillis();
            }
            case '4' -> {
                return to.onMessage(packet, bytes);
            }
            case '6' -> LOG.trace("A client may say nothing");
            case 'b' -> to.onBinary(bytes);
            default -> {
                to.onUndecodable(new Undecodable("unknown engine packet"));
                return false;
            }
        }
        return true;
    }

    private void onProbe(WebSocketTransport from, String packet) {
        if (packet.equals("2probe") && transport instanceof PollingTransport polling) {
            from.write(PacketWriter.PROBE_ANSWER);
            from.flush();
            releaseLater(from, polling);
        } else if (packet.equals("5") && transport instanceof PollingTransport polling) {
            probe = null;
            transport = from;
            sessions.onUpgraded();
            polling.handOver(from);
            from.flush();
        } else {
            closeProbe();
        }
    }

    /** The client waits for its GET to end before it says that it has upgraded. */
    private void releaseLater(WebSocketTransport probing, PollingTransport polling) {
        loop().schedule(
                        () -> {
                            if (probe == probing && !ended) {
                                polling.release();
                                releaseLater(probing, polling);
                            }
                        },
                        RELEASE_AFTER_MS,
                        TimeUnit.MILLISECONDS);
    }

    private void closeProbe() {
        WebSocketTransport open = probe;
        probe = null;
        if (open != null) {
            open.close(DONE, "upgrade ended");
        }
    }

    private void guarded(Runnable work) {
        ContextInternal before = context.beginDispatch();
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("A request broke its socket", e);
            drop(INTERNAL, "internal error");
        } finally {
            context.endDispatch(before);
        }
    }
}
