package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.gateway.limits.Allowance;
import dev.cryb.gateway.limits.FrameMeter;
import dev.cryb.gateway.limits.Limits;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.session.SessionState.Ready;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
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
import dev.cryb.request.Speak;
import dev.cryb.request.StartTyping;
import dev.cryb.request.StopTyping;
import dev.cryb.trace.Step;
import dev.cryb.trace.Traces;
import dev.cryb.trail.Trail;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of its session: read, counted, sent on its way, and answered exactly once.
 *
 * <p>On the event loop of the connection, as all of a session.
 */
final class Requests {

    private static final Logger LOG = Logger.getLogger(Requests.class);

    /** How long one should stay away who was closed for sending too much. */
    private static final long FLOOD_PAUSE_MS = 10_000;

    private final Session session;
    private final SessionCore core;
    private final ClientConnection connection;
    private final FrameMeter frames;

    /** Of this socket for all time, also after the session has taken a former one up. */
    private final String socketId;

    private int number;
    private boolean showsLimits;
    private int inFlight;
    private final Pace pace = new Pace();

    Requests(Session session, SessionCore core, ClientConnection connection, boolean showsLimits) {
        this.session = session;
        this.core = core;
        this.connection = connection;
        this.frames = core.limits().frames();
        this.socketId = session.id();
        this.showsLimits = showsLimits;
    }

    /** From now on acks of limited requests say what is left, or go on doing so. */
    void showLimits(@Nullable Boolean asked) {
        showsLimits |= Boolean.TRUE.equals(asked);
    }

    /** What signing in while connecting is known by, before the first request. */
    Trail opening() {
        return new Trail(socketId + ".0", null, false);
    }

    /** Everything that is done for a request, here and elsewhere, is known by its trail. */
    void on(ClientRequest request) {
        boolean followed = session.isReady() && core.isFollowed(session.ready().identity(), session.id());
        Traces traces = core.traces();
        Step step = traces == Traces.OFF ? null : traces.begin(SessionMeters.known(request.event()));
        Trail trail = new Trail(socketId + '.' + ++number, step == null ? null : step.traceparent(), followed);
        if (followed) {
            trail.say(
                    "%s of %d bytes has come from session %s",
                    shortened(request.event()), request.bytes(), session.id());
        }
        trail.during(() -> on(request, trail, step));
    }

    private void on(ClientRequest request, Trail trail, @Nullable Step step) {
        Asked asked = new Asked(request, null, trail, step);
        try {
            if (isFlood()) {
                return;
            }
            RequestType type = RequestType.named(request.event());
            if (type == null || type.isInternal()) {
                throw Refused.of(ErrorCode.UNKNOWN_EVENT, "There is no event " + shortened(request.event()) + ".");
            }
            Closing leaving = session.leaving();
            if (leaving != null && type != RequestType.HEARTBEAT) {
                throw Refused.retryAfter(
                        ErrorCode.UNAVAILABLE,
                        "This gateway is going away; ask again on another.",
                        Objects.requireNonNullElse(leaving.retryAfterMs(), 0L));
            }
            if (!session.isReady() && !isEarly(type)) {
                tooEarly(asked);
                return;
            }
            Request parsed = Json.read(objectOf(request.data()), type.record());
            if (session.isReady()) {
                pace.count(System.nanoTime());
                asked = counted(type, asked);
            }
            switch (parsed) {
                case GatewayRequest own -> own(own, asked);
                case Command command -> command(command, asked);
                case Query query -> query(query, asked);
            }
        } catch (Refused refused) {
            refuse(asked, refused);
        } catch (RuntimeException e) {
            LOG.errorf(e, "request %s of session %s failed", request.event(), session.id());
            answer(asked, Ack.internal(trail.id()).json());
        } finally {
            connection.flush();
        }
    }

    /**
     * A request on its way to its answer.
     *
     * @param left what is left of its limit, if it has one
     */
    record Asked(
            ClientRequest request,
            @Nullable Allowance left,
            Trail trail,
            @Nullable Step step) {}

    private Asked counted(RequestType type, Asked before) {
        Allowance left = core.limits()
                .take(type, before.request().data(), session.ready().identity().userId());
        Asked asked = new Asked(before.request(), left, before.trail(), before.step());
        if (left != null && left.isUsedUp()) {
            throw Limits.refused(left.retryAfterMs());
        }
        return asked;
    }

    /** Refuses a frame too many; a socket that does not stop is closed. */
    boolean isFlood() {
        long wait = frames.take(System.nanoTime());
        if (wait > 0) {
            throw Limits.refused(wait);
        }
        if (wait == FrameMeter.FLOOD) {
            session.close(new Closing(4008, "rate limited", true, FLOOD_PAUSE_MS, false));
        }
        return wait != 0;
    }

    private static boolean isEarly(RequestType type) {
        return switch (type) {
            case IDENTIFY, RESUME, HEARTBEAT -> true;
            default -> false;
        };
    }

    /** Before sign-in a request with an id is answered, one without ends the socket. */
    private void tooEarly(Asked asked) {
        if (asked.request().ackId() == null) {
            session.close(new Closing(4003, "not authenticated", false, null, false));
        } else {
            refuse(asked, Refused.of(ErrorCode.UNAUTHENTICATED, "Identify first."));
        }
    }

    private static JsonNode objectOf(JsonNode data) {
        return data.isMissingNode() ? Json.shared().createObjectNode() : data;
    }

    private static String shortened(String event) {
        return event.length() <= 64 ? event : event.substring(0, 64) + "...";
    }

    private void own(GatewayRequest own, Asked asked) {
        switch (own) {
            case Heartbeat beat -> core.heartbeat(session, asked.request().ackId());
            case Identify identify -> session.signIn().identify(identify, asked);
            case Resume resume -> session.signIn().resume(resume, asked);
            case RefreshAuth refresh -> later(asked, refreshed(refresh));
            case ListSessions list ->
                later(asked, core.logins().list(session.ready().identity()));
            case RevokeSession revoke ->
                later(asked, core.logins().revoke(session.ready().identity(), revoke));
            case LeaveChannel leave ->
                later(
                        asked,
                        core.unjoin(session, session.ready().identity(), leave.channelId())
                                .replaceWith(Ack.done()));
            case StartTyping start -> typing(start, asked);
            case StopTyping stop -> typing(stop, asked);
            case Speak speak ->
                core.speaking(session, session.ready().identity(), speak, answer -> answer(asked, answer.json()));
        }
    }

    private void typing(GatewayRequest word, Asked asked) {
        core.typing(session, session.ready().identity(), word, answer -> answer(asked, answer.json()));
    }

    private Uni<Ack> refreshed(RefreshAuth refresh) {
        return core.logins()
                .refreshed(session.ready().identity(), refresh)
                .emitOn(session.eventLoop())
                .map(identity -> {
                    session.becomeRefreshed(identity);
                    return Ack.ok(new Expires(identity.expiresAt()));
                });
    }

    /** What {@code auth:refresh} is acked with, and {@code auth:expiring} tells. */
    record Expires(java.time.Instant expiresAt) {}

    /** Answers a request with what comes later. */
    private void later(Asked asked, Uni<Ack> answer) {
        begin();
        answer.onFailure(Refused.class)
                .recoverWithItem(refused -> Ack.refused((Refused) refused))
                .onFailure()
                .recoverWithItem(failure -> {
                    asked.trail()
                            .during(() -> LOG.errorf(
                                    failure,
                                    "request %s of session %s failed",
                                    asked.request().event(),
                                    session.id()));
                    return Ack.internal(asked.trail().id());
                })
                .subscribe()
                .with(ack -> session.eventLoop().execute(() -> {
                    inFlight--;
                    answer(asked, ack.json());
                    connection.flush();
                    session.onAnswered();
                }));
    }

    private void command(Command command, Asked asked) {
        Ready ready = session.ready();
        JsonNode given = asked.request().data().get("nonce");
        String nonce = null;
        if (given != null && !given.isNull()) {
            if (!given.isTextual()) {
                throw Refused.invalid("nonce", "nonce has the wrong type or value.");
            }
            nonce = Shape.text("nonce", given.textValue(), 1, 64);
        }
        begin();
        core.command(
                session, command, ready.caller(), ready.request().hearsUpTo(), nonce, answer -> end(asked, answer));
    }

    private void query(Query query, Asked asked) {
        Ready ready = session.ready();
        begin();
        core.query(session, query, ready.caller(), ready.request().hearsUpTo(), answer -> {
            if (answer.ok() && query instanceof JoinChannel join && session.isReady()) {
                core.join(session, ready.identity(), join.channelId())
                        .subscribe()
                        .with(done -> session.eventLoop().execute(() -> {
                            end(asked, answer);
                            connection.flush();
                        }));
            } else {
                end(asked, answer);
            }
        });
    }

    private void begin() {
        if (inFlight >= SessionCore.IN_FLIGHT) {
            throw Refused.retryAfter(ErrorCode.OVERLOADED, "Too many of your requests are on their way.", 250);
        }
        inFlight++;
    }

    private void end(Asked asked, RequestDesk.Answer answer) {
        inFlight--;
        core.meters().took(asked.request().event(), asked.request().sinceNanos());
        answer(asked, answer.ackJson());
        session.onAnswered();
    }

    /** How many requests come in a minute; any thread. */
    double perMinute() {
        return pace.perMinute(System.nanoTime());
    }

    /** Whether nothing is on its way. */
    boolean areAnswered() {
        return inFlight == 0;
    }

    void refuse(Asked asked, Refused refused) {
        answer(asked, Ack.refused(refused).json());
    }

    /** An ack where one was asked for; a refusal without one comes as the event {@code error}. */
    void answer(Asked asked, String ackJson) {
        if (asked.step() != null) {
            asked.step()
                    .note("cryb.request", asked.trail().id())
                    .note("cryb.outcome", SessionMeters.outcome(ackJson))
                    .end();
        }
        if (session.isClosed()) {
            return;
        }
        ClientRequest request = asked.request();
        core.meters().answered(request.event(), ackJson);
        if (asked.trail().followed()) {
            told(asked, ackJson);
        }
        if (request.ackId() != null) {
            connection.ack(request.ackId(), withLimit(asked, ackJson));
        } else if (ackJson.startsWith("{\"ok\":false")) {
            connection.send(Notices.error(ackJson, request.event()));
        }
    }

    private static void told(Asked asked, String ackJson) {
        ClientRequest request = asked.request();
        asked.trail()
                .say(
                        "%s is answered with %s after %.1f ms",
                        shortened(request.event()),
                        SessionMeters.outcome(ackJson),
                        (System.nanoTime() - request.sinceNanos()) / 1e6);
    }

    private String withLimit(Asked asked, String ackJson) {
        Allowance left = asked.left();
        return showsLimits && left != null
                ? ackJson.substring(0, ackJson.length() - 1) + ",\"rateLimit\":" + left.json() + "}"
                : ackJson;
    }
}
