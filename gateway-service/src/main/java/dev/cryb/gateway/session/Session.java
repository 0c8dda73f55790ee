package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.StreamId;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.fanout.Delivery;
import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.gateway.limits.FrameMeter;
import dev.cryb.gateway.limits.Limits;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.session.SessionState.Closed;
import dev.cryb.gateway.session.SessionState.Connected;
import dev.cryb.gateway.session.SessionState.Identifying;
import dev.cryb.gateway.session.SessionState.Ready;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.User;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.GatewayRequest;
import dev.cryb.request.Heartbeat;
import dev.cryb.request.Identify;
import dev.cryb.request.JoinChannel;
import dev.cryb.request.LeaveChannel;
import dev.cryb.request.ListSessions;
import dev.cryb.request.Query;
import dev.cryb.request.RefreshAuth;
import dev.cryb.request.Request;
import dev.cryb.request.RequestType;
import dev.cryb.request.Resume;
import dev.cryb.request.RevokeSession;
import dev.cryb.request.StartTyping;
import dev.cryb.request.StopTyping;
import io.netty.channel.EventLoop;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One client's session: a state machine on the event loop of its connection.
 *
 * <p>Events {@code on*} come from the client, the core calls {@code become*}, {@code deliver} and {@code answer} through
 * {@link dev.cryb.gateway.fanout.Loops}, in the order of the event stream.
 */
final class Session implements ClientSession, Subscriber {

    private static final Logger LOG = Logger.getLogger(Session.class);

    private static final long HEARTBEAT_SLACK_MS = 2_000;

    /** How long one should stay away who was closed for sending too much. */
    private static final long FLOOD_PAUSE_MS = 10_000;

    /** The code of a client that goes for good. */
    private static final int DONE = 1000;

    private final SessionCore core;
    private final ClientConnection connection;
    private String sessionId;

    private SessionState state = new Connected();
    private long lastNumber;
    private long lastDurableMs;
    private long lastHeardMs;
    private final long openedMs;
    private int inFlight;
    private final FrameMeter frames;
    private final TokenTerm term = new TokenTerm();

    /** Whose number of sessions this one counts in, once signed in. */
    private @Nullable UserId counted;

    Session(SessionCore core, ClientConnection connection, String sessionId, long nowMs) {
        this.core = core;
        this.connection = connection;
        this.sessionId = sessionId;
        this.openedMs = nowMs;
        this.frames = core.limits().frames();
        core.limits().opened(connection.remoteAddress());
        this.lastDurableMs = nowMs;
        this.lastHeardMs = nowMs;
    }

    String id() {
        return sessionId;
    }

    @Override
    public EventLoop eventLoop() {
        return connection.eventLoop();
    }

    // What the client does.

    @Override
    public void connect(JsonNode auth, ConnectOutcome outcome) {
        try {
            if (isFlood()) {
                return;
            }
        } catch (Refused tooMany) {
            outcome.refused(tooMany.code(), tooMany.words());
            return;
        }
        if (!auth.hasNonNull("token")) {
            outcome.accepted(sessionId, null);
            return;
        }
        try {
            Identify request = Json.read(auth, Identify.class);
            identify(
                    request,
                    identity -> comeBackOrBegin(auth, identity, request, outcome),
                    refused -> outcome.refused(refused.code(), refused.words()));
        } catch (Refused refused) {
            outcome.refused(refused.code(), refused.words());
        }
    }

    /** The official client names its former session and the last offset that it has had. */
    private void comeBackOrBegin(JsonNode auth, Identity identity, Identify request, ConnectOutcome outcome) {
        String former = auth.path("pid").asText("");
        String offset = auth.path("offset").asText("");
        if (former.isEmpty() || former.length() > 64 || !Resume.isOffset(offset)) {
            outcome.accepted(sessionId, sessionId);
            begin(identity, request);
            return;
        }
        Comeback.Outcome told = new Comeback.Outcome() {
            @Override
            public void taken() {
                outcome.accepted(sessionId, sessionId);
            }

            @Override
            public void replayed(int events) {}

            @Override
            public void refused() {
                outcome.accepted(sessionId, sessionId);
            }
        };
        core.resume(this, identity, request, new Comeback(former, StreamId.parse(offset), told));
    }

    private void begin(Identity identity, Identify request) {
        connection.flush();
        core.admit(this, identity, request);
    }

    @Override
    public void onRequest(ClientRequest request) {
        lastHeardMs = core.nowMs();
        try {
            if (isFlood()) {
                return;
            }
            RequestType type = RequestType.named(request.event());
            if (type == null || type.isInternal()) {
                throw Refused.of(ErrorCode.UNKNOWN_EVENT, "There is no event " + shortened(request.event()) + ".");
            }
            if (!(state instanceof Ready) && !isEarly(type)) {
                onEarly(request);
                return;
            }
            Request parsed = Json.read(objectOf(request.data()), type.record());
            if (state instanceof Ready ready) {
                core.limits().require(type, request.data(), ready.identity().userId());
            }
            switch (parsed) {
                case GatewayRequest own -> onOwn(own, request);
                case Command command -> onCommand(command, request);
                case Query query -> onQuery(query, request);
            }
        } catch (Refused refused) {
            refuse(request, refused);
        } catch (RuntimeException e) {
            LOG.errorf(e, "request %s of session %s failed", request.event(), sessionId);
            answer(request.ackId(), Ack.internal(sessionId).json(), request.event());
        } finally {
            connection.flush();
        }
    }

    /** Refuses a frame too many; a socket that does not stop is closed. */
    private boolean isFlood() {
        long wait = frames.take(System.nanoTime());
        if (wait > 0) {
            throw Limits.refused(wait);
        }
        if (wait == FrameMeter.FLOOD) {
            close(new Closing(4008, "rate limited", true, FLOOD_PAUSE_MS, false));
        }
        return wait != 0;
    }

    @Override
    public void onRefusedFrame(int bytes) {
        try {
            isFlood();
        } catch (Refused tooMany) {
            // the protocol has answered it
        }
    }

    private static boolean isEarly(RequestType type) {
        return switch (type) {
            case IDENTIFY, RESUME, HEARTBEAT -> true;
            default -> false;
        };
    }

    private static JsonNode objectOf(JsonNode data) {
        return data.isMissingNode() ? Json.shared().createObjectNode() : data;
    }

    private static String shortened(String event) {
        return event.length() <= 64 ? event : event.substring(0, 64) + "...";
    }

    /** Before sign-in a request with an id is answered, one without ends the socket. */
    private void onEarly(ClientRequest request) {
        if (request.ackId() == null) {
            close(new Closing(4003, "not authenticated", false, null, false));
        } else {
            refuse(request, Refused.of(ErrorCode.UNAUTHENTICATED, "Identify first."));
        }
    }

    private void onOwn(GatewayRequest own, ClientRequest request) {
        switch (own) {
            case Heartbeat beat -> core.heartbeat(this, request.ackId());
            case Identify identify -> onIdentify(identify, request);
            case Resume resume -> onResume(resume, request);
            case RefreshAuth refresh -> onRefresh(refresh, request);
            case ListSessions list -> tell(core.logins().list(ready().identity()), request);
            case RevokeSession revoke -> tell(core.logins().revoke(ready().identity(), revoke), request);
            case LeaveChannel leave -> {
                core.unjoin(this, ready().identity(), leave.channelId());
                answer(request.ackId(), Ack.done().json(), request.event());
            }
            case StartTyping start ->
                core.typing(
                        this,
                        ready().identity(),
                        start,
                        answer -> answer(request.ackId(), answer.json(), request.event()));
            case StopTyping stop ->
                core.typing(
                        this,
                        ready().identity(),
                        stop,
                        answer -> answer(request.ackId(), answer.json(), request.event()));
        }
    }

    private void onRefresh(RefreshAuth refresh, ClientRequest request) {
        tell(
                core.logins()
                        .refreshed(ready().identity(), refresh)
                        .emitOn(eventLoop())
                        .map(identity -> {
                            becomeRefreshed(identity);
                            return Ack.ok(new Refreshed(identity.expiresAt()));
                        }),
                request);
    }

    /** What {@code auth:refresh} is acked with, and {@code auth:expiring} tells. */
    private record Refreshed(java.time.Instant expiresAt) {}

    private void becomeRefreshed(Identity identity) {
        if (state instanceof Ready ready && isLive(identity)) {
            state = new Ready(identity, ready.caller(), ready.request());
            term.begin(identity.expiresAt());
        }
    }

    /** Answers a request with what comes later. */
    private void tell(Uni<Ack> answer, ClientRequest request) {
        begin();
        answer.onFailure(Refused.class)
                .recoverWithItem(refused -> Ack.refused((Refused) refused))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "request %s of session %s failed", request.event(), sessionId);
                    return Ack.internal(sessionId);
                })
                .subscribe()
                .with(ack -> eventLoop().execute(() -> {
                    inFlight--;
                    answer(request.ackId(), ack.json(), request.event());
                    connection.flush();
                }));
    }

    private void onIdentify(Identify identify, ClientRequest request) {
        if (!(state instanceof Connected)) {
            close(new Closing(4005, "already identified", false, null, false));
            return;
        }
        identify(
                identify,
                identity -> {
                    Identified identified = new Identified(sessionId, identity.expiresAt());
                    answer(request.ackId(), Ack.ok(identified).json(), request.event());
                    begin(identity, identify);
                },
                refused -> refuseToIdentify(request, refused));
    }

    private void onResume(Resume resume, ClientRequest request) {
        if (!(state instanceof Connected)) {
            close(new Closing(4005, "already identified", false, null, false));
            return;
        }
        Comeback.Outcome told = new Comeback.Outcome() {
            @Override
            public void taken() {}

            @Override
            public void replayed(int events) {
                tellResumed(new Resumed(events, true), request);
            }

            @Override
            public void refused() {
                tellResumed(new Resumed(0, false), request);
            }
        };
        Identify anew = new Identify(resume.token(), null, null, null, null);
        identify(
                anew,
                identity -> core.resume(
                        this, identity, anew, new Comeback(resume.sessionId(), StreamId.parse(resume.offset()), told)),
                refused -> refuseToIdentify(request, refused));
    }

    private void refuseToIdentify(ClientRequest request, Refused refused) {
        refuse(request, refused);
        connection.flush();
        if (refused.code() == ErrorCode.LIMIT_REACHED) {
            return;
        }
        close(new Closing(4004, "authentication failed", false, null, true));
    }

    private void tellResumed(Resumed resumed, ClientRequest request) {
        tell(new OutboundEvent("resumed", Json.write(resumed), null));
        answer(request.ackId(), Ack.ok(resumed).json(), request.event());
    }

    /** What {@code resume} is answered with. */
    private record Resumed(int replayed, boolean resumed) {}

    /** What {@code identify} is acked with. */
    private record Identified(String sessionId, java.time.Instant expiresAt) {}

    private void identify(
            Identify request,
            java.util.function.Consumer<Identity> accepted,
            java.util.function.Consumer<Refused> refused) {
        state = new Identifying(request);
        core.verify(request.token())
                .subscribe()
                .with(
                        identity -> eventLoop().execute(() -> {
                            if (state instanceof Identifying && isWithin(identity, refused)) {
                                accepted.accept(identity);
                            }
                        }),
                        failure -> eventLoop().execute(() -> {
                            if (state instanceof Identifying) {
                                state = new Connected();
                                refused.accept(
                                        failure instanceof Refused known
                                                ? known
                                                : Refused.of(ErrorCode.UNAVAILABLE, "Signing in is not possible now."));
                            }
                        }));
    }

    /** Whether the user may have one session more. */
    private boolean isWithin(Identity identity, java.util.function.Consumer<Refused> refused) {
        try {
            core.limits().enter(identity.userId());
            counted = identity.userId();
            return true;
        } catch (Refused tooMany) {
            state = new Connected();
            refused.accept(tooMany);
            return false;
        }
    }

    /** Makes room for others. */
    private void left() {
        core.limits().closed(connection.remoteAddress());
        if (counted != null) {
            core.limits().leave(counted);
        }
    }

    private void onCommand(Command command, ClientRequest request) {
        Ready ready = ready();
        JsonNode given = request.data().get("nonce");
        String nonce = null;
        if (given != null && !given.isNull()) {
            if (!given.isTextual()) {
                throw Refused.invalid("nonce", "nonce has the wrong type or value.");
            }
            nonce = Shape.text("nonce", given.textValue(), 1, 64);
        }
        begin();
        core.command(this, command, ready.caller(), ready.request().hearsUpTo(), nonce, answer -> end(request, answer));
    }

    private void onQuery(Query query, ClientRequest request) {
        Ready ready = ready();
        begin();
        core.query(this, query, ready.caller(), ready.request().hearsUpTo(), answer -> {
            if (answer.ok() && query instanceof JoinChannel join && state instanceof Ready) {
                core.join(this, ready.identity(), join.channelId());
            }
            end(request, answer);
        });
    }

    private Ready ready() {
        if (state instanceof Ready ready) {
            return ready;
        }
        throw Refused.of(ErrorCode.UNAUTHENTICATED, "Identify first.");
    }

    private void begin() {
        if (inFlight >= SessionCore.IN_FLIGHT) {
            throw Refused.retryAfter(ErrorCode.OVERLOADED, "Too many of your requests are on their way.", 250);
        }
        inFlight++;
    }

    private void end(ClientRequest request, RequestDesk.Answer answer) {
        inFlight--;
        core.meters().took(request.event(), request.sinceNanos());
        answer(request.ackId(), answer.ackJson(), request.event());
    }

    private void refuse(ClientRequest request, Refused refused) {
        answer(request.ackId(), Ack.refused(refused).json(), request.event());
    }

    /** An ack where one was asked for; a refusal without one comes as the event {@code error}. */
    private void answer(@Nullable AckId ackId, String ackJson, String event) {
        if (state instanceof Closed) {
            return;
        }
        core.meters().answered(event, ackJson);
        if (ackId != null) {
            connection.ack(ackId, ackJson);
        } else if (ackJson.startsWith("{\"ok\":false")) {
            connection.send(Notices.error(ackJson, event));
        }
    }

    @Override
    public void onTick(long nowMs) {
        long now = core.nowMs();
        switch (state instanceof Ready ? term.at(java.time.Instant.now()) : TokenTerm.Step.NOTHING) {
            case WARN -> {
                connection.send(new OutboundEvent(
                        "auth:expiring",
                        Json.write(new Refreshed(ready().identity().expiresAt())),
                        null));
                connection.flush();
            }
            case END -> close(new Closing(4014, "token expired", true, null, false));
            case NOTHING -> {}
        }
        switch (state) {
            case Connected connected
            when now - openedMs > core.hello().identifyTimeout() ->
                close(new Closing(4010, "identify came too late", false, null, false));
            case Ready ready when isSilent(now) -> close(new Closing(4009, "session timed out", true, null, false));
            case Ready ready
            when now - lastDurableMs > SessionCore.OFFSET_EVERY_MS -> {
                lastDurableMs = now;
                core.offset(this);
            }
            case Connected connected -> {}
            case Identifying identifying -> {}
            case Ready ready -> {}
            case Closed closed -> {}
        }
    }

    /** Socket.IO clients are pinged by their protocol; plain ones send heartbeats. */
    private boolean isSilent(long now) {
        return connection.protocol() != Protocol.SOCKET_IO
                && now - lastHeardMs > 2 * core.hello().heartbeatInterval() + HEARTBEAT_SLACK_MS;
    }

    @Override
    public void onClosed(int code, String reason) {
        if (!(state instanceof Closed)) {
            state = new Closed();
            left();
            core.closed(this, code != DONE);
        }
    }

    // What the core does.

    /** Signed in: the client gets {@code ready}, and then every event. */
    void becomeReady(Identity identity, Caller caller, OutboundEvent ready) {
        if (state instanceof Identifying identifying && isLive(identity)) {
            state = new Ready(identity, caller, identifying.request());
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
            state = new Ready(identity, caller, identifying.request());
            term.begin(identity.expiresAt());
            sessionId = comeback.sessionId();
            lastNumber = number;
            comeback.outcome().taken();
            missed.forEach(connection::send);
            comeback.outcome().replayed(missed.size());
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
        if (!(state instanceof Ready ready)
                || delivery.number() <= lastNumber
                || ready.identity().userId().equals(delivery.except())) {
            return;
        }
        lastNumber = delivery.number();
        boolean durable = delivery.event().offset() != null;
        if (!durable && connection.pendingBytes() > SessionCore.OUTBOX_BYTES / 2) {
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
            state = new Ready(ready.identity(), caller, ready.request());
        }
    }

    /** Says something to the client that is no event of the stream. */
    void tell(OutboundEvent notice) {
        if (!(state instanceof Closed)) {
            connection.send(notice);
        }
    }

    void acknowledge(@Nullable AckId ackId, String ackJson) {
        if (ackId != null && !(state instanceof Closed)) {
            connection.ack(ackId, ackJson);
        }
    }

    @Override
    public void flush() {
        connection.flush();
    }

    /** Ends the session. */
    void close(Closing closing) {
        if (!(state instanceof Closed)) {
            state = new Closed();
            left();
            core.closed(this, closing.resumable());
            core.meters().closed(closing.code());
            connection.close(closing);
        }
    }

    /** Whether this session is a user's. */
    boolean isOf(UserId userId) {
        return state instanceof Ready ready && ready.identity().userId().equals(userId);
    }

    /** Whether this session belongs to a login. */
    boolean isOf(String sid) {
        return state instanceof Ready ready && ready.identity().sid().equals(sid);
    }
}
