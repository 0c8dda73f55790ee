package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.fanout.Delivery;
import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.gateway.session.SessionState.Closed;
import dev.cryb.gateway.session.SessionState.Connected;
import dev.cryb.gateway.session.SessionState.Draining;
import dev.cryb.gateway.session.SessionState.Identifying;
import dev.cryb.gateway.session.SessionState.Ready;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.User;
import dev.cryb.request.Caller;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client's session: a state machine on the event loop of its connection.
 *
 * <p>Events {@code on*} come from the client, the core calls {@code become*}, {@code deliver} and {@code tell} through
 * {@link dev.cryb.gateway.fanout.Loops}, in the order of the event stream. {@link SignIn} gets it to {@code Ready},
 * {@link Requests} does what the client asks.
 */
final class Session implements ClientSession, Subscriber {

    private static final long HEARTBEAT_SLACK_MS = 2_000;

    /** The code of a client that nothing was heard of; its protocol may have closed it. */
    private static final int SILENT = 4009;

    /** The code of a client that goes for good. */
    private static final int DONE = 1000;

    private final SessionCore core;
    private final ClientConnection connection;
    private final Requests requests;
    private final SignIn signIn;
    private final TokenTerm term = new TokenTerm();
    private final long openedMs;
    private String sessionId;
    private SessionState state = new Connected();
    private long lastNumber;
    private long lastDurableMs;
    private long lastHeardMs;

    /** Whose number of sessions this one counts in, once signed in. */
    private @Nullable UserId counted;

    Session(SessionCore core, ClientConnection connection, Handshake handshake, String sessionId, long nowMs) {
        this.core = core;
        this.connection = connection;
        this.sessionId = sessionId;
        this.openedMs = nowMs;
        this.lastDurableMs = nowMs;
        this.lastHeardMs = nowMs;
        this.requests = new Requests(this, core, connection, handshake.showsLimits());
        this.signIn = new SignIn(this, core, connection, requests);
        core.limits().opened(connection.remoteAddress());
    }

    String id() {
        return sessionId;
    }

    SignIn signIn() {
        return signIn;
    }

    SessionState state() {
        return state;
    }

    /** Goes on to another state; what is no longer on its way in makes room for the next. */
    void become(SessionState next) {
        boolean arrived = state instanceof Identifying && !(next instanceof Identifying);
        state = next;
        if (arrived) {
            signIn.over();
        }
    }

    boolean isReady() {
        return state instanceof Ready;
    }

    boolean isClosed() {
        return state instanceof Closed;
    }

    /** How it leaves, if it is about to. */
    @Nullable
    Closing leaving() {
        return state instanceof Draining draining ? draining.closing() : null;
    }

    /** Who is here, also while leaving. */
    private @Nullable Ready inside() {
        return switch (state) {
            case Ready ready -> ready;
            case Draining draining -> draining.was();
            case Connected connected -> null;
            case Identifying identifying -> null;
            case Closed closed -> null;
        };
    }

    Ready ready() {
        if (state instanceof Ready ready) {
            return ready;
        }
        throw Refused.of(ErrorCode.UNAUTHENTICATED, "Identify first.");
    }

    @Override
    public EventLoop eventLoop() {
        return connection.eventLoop();
    }

    // What the client does.

    @Override
    public void connect(JsonNode auth, ConnectOutcome outcome) {
        requests.opening().during(() -> signIn.connect(auth, outcome));
    }

    @Override
    public void onRequest(ClientRequest request) {
        lastHeardMs = core.nowMs();
        requests.on(request);
    }

    @Override
    public void onRefusedFrame(int bytes) {
        try {
            requests.isFlood();
        } catch (Refused tooMany) {
            // the protocol has answered it
        }
    }

    @Override
    public void onTick(long nowMs) {
        switch (state) {
            case Connected connected
            when core.drain().isOn() -> close(core.drain().farewell());
            case Connected connected
            when core.nowMs() - openedMs > core.hello().identifyTimeout() ->
                close(new Closing(4010, "identify came too late", false, null, false));
            case Connected connected -> {}
            case Identifying identifying
            when core.drain().isOn() -> close(core.drain().farewell());
            case Identifying identifying -> {}
            case Ready ready -> onTick(ready);
            case Draining draining when core.nowMs() >= draining.byMs() -> close(draining.closing());
            case Draining draining -> {}
            case Closed closed -> {}
        }
    }

    private void onTick(Ready ready) {
        long now = core.nowMs();
        switch (term.at(Instant.now())) {
            case WARN -> warn(ready.identity());
            case END -> close(new Closing(4014, "token expired", true, null, false));
            case NOTHING -> {}
        }
        if (isSilent(now)) {
            close(new Closing(SILENT, "session timed out", true, null, false));
        } else if (now - lastDurableMs > SessionCore.OFFSET_EVERY_MS) {
            lastDurableMs = now;
            core.offset(this);
        }
    }

    private void warn(Identity identity) {
        String expires = Json.write(new Requests.Expires(identity.expiresAt()));
        connection.send(new OutboundEvent("auth:expiring", expires, null));
        connection.flush();
    }

    /** Socket.IO clients are pinged by their protocol; plain ones send heartbeats. */
    private boolean isSilent(long now) {
        return connection.protocol() != Protocol.SOCKET_IO
                && now - lastHeardMs > 2 * core.hello().heartbeatInterval() + HEARTBEAT_SLACK_MS;
    }

    @Override
    public void onClosed(int code, String reason) {
        if (!isClosed()) {
            if (code == SILENT) {
                core.meters().closed(code);
            }
            end(code != DONE);
        }
    }

    // What the core does.

    /** How many requests come in a minute; any thread. */
    double requestsPerMinute() {
        return requests.perMinute();
    }

    /** Signed in: the client gets {@code ready}, and then every event. */
    void becomeReady(Identity identity, Caller caller, OutboundEvent ready) {
        if (state instanceof Identifying identifying && isLive(identity)) {
            become(new Ready(identity, caller, identifying.request()));
            term.begin(identity.expiresAt());
            connection.send(ready);
        }
    }

    /**
     * The former session again: the client gets what it has missed, and then every event.
     *
     * @param number of the newest delivery before it came in
     */
    void becomeResumed(Identity identity, Caller caller, Comeback comeback, List<OutboundEvent> missed, long number) {
        if (state instanceof Identifying identifying && isLive(identity)) {
            become(new Ready(identity, caller, identifying.request()));
            term.begin(identity.expiresAt());
            sessionId = comeback.sessionId();
            lastNumber = number;
            comeback.outcome().taken();
            missed.forEach(connection::send);
            comeback.outcome().replayed(missed.size());
        }
    }

    /** The same user, by a newer token. */
    void becomeRefreshed(Identity identity) {
        if (state instanceof Ready ready && isLive(identity)) {
            become(new Ready(identity, ready.caller(), ready.request()));
            term.begin(identity.expiresAt());
        }
    }

    /** Closes the session if its login has ended while it was on its way in. */
    private boolean isLive(Identity identity) {
        boolean live = core.isLive(identity);
        if (!live) {
            close(SessionCore.REVOKED);
        }
        return live;
    }

    @Override
    public void deliver(Delivery delivery) {
        Ready ready = inside();
        if (ready == null
                || delivery.number() <= lastNumber
                || ready.identity().userId().equals(delivery.except())) {
            return;
        }
        lastNumber = delivery.number();
        boolean durable = delivery.event().offset() != null;
        if (!durable && connection.pendingBytes() > SessionCore.OUTBOX_BYTES / 2) {
            core.meters().shed();
            return;
        }
        if (connection.pendingBytes() > SessionCore.OUTBOX_BYTES) {
            close(new Closing(4013, "too slow", true, null, false));
            return;
        }
        if (durable) {
            lastDurableMs = core.nowMs();
        }
        connection.send(delivery.event());
        core.meters().delivered();
    }

    @Override
    public void becomeKnownAs(User user) {
        if (state instanceof Ready ready) {
            Caller caller = new Caller(user.id(), user.username(), user.displayName(), user.avatar());
            become(new Ready(ready.identity(), caller, ready.request()));
        }
    }

    /** Says something to the client that is no event of the stream. */
    void tell(OutboundEvent notice) {
        if (!isClosed()) {
            connection.send(notice);
        }
    }

    void acknowledge(@Nullable AckId ackId, String ackJson) {
        if (ackId != null && !isClosed()) {
            connection.ack(ackId, ackJson);
        }
    }

    @Override
    public void flush() {
        connection.flush();
    }

    /** Counts in the number of sessions that a user has; refuses where there are too many. */
    void countAs(UserId userId) {
        core.limits().enter(userId);
        counted = userId;
    }

    /**
     * The gateway goes away: leaves as soon as nothing of what it asked is on its way.
     *
     * @param byMs when it leaves at the latest
     */
    void drain(Closing closing, long byMs) {
        switch (state) {
            case Ready ready -> {
                become(new Draining(ready, closing, byMs));
                onAnswered();
            }
            case Connected connected -> close(closing);
            case Identifying identifying -> close(closing);
            case Draining draining -> {}
            case Closed closed -> {}
        }
    }

    /** A request has got its answer: the last one ends a session that is leaving. */
    void onAnswered() {
        if (state instanceof Draining draining && requests.areAnswered()) {
            close(draining.closing());
        }
    }

    /** Ends the session. */
    void close(Closing closing) {
        if (!isClosed()) {
            end(closing.resumable());
            core.meters().closed(closing.code());
            connection.close(closing);
        }
    }

    private void end(boolean resumable) {
        become(new Closed());
        core.limits().closed(connection.remoteAddress());
        if (counted != null) {
            core.limits().leave(counted);
        }
        core.closed(this, resumable);
    }

    /** Whether this session is a user's. */
    boolean isOf(UserId userId) {
        Ready ready = inside();
        return ready != null && ready.identity().userId().equals(userId);
    }

    /** Whether this session belongs to a login. */
    boolean isOf(String sid) {
        Ready ready = inside();
        return ready != null && ready.identity().sid().equals(sid);
    }
}
