package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.StreamId;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.session.Requests.Asked;
import dev.cryb.gateway.session.SessionState.Connected;
import dev.cryb.gateway.session.SessionState.Identifying;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.Identify;
import dev.cryb.request.Resume;
import dev.cryb.trail.Trail;
import java.time.Instant;
import java.util.function.Consumer;

/** How a client gets into its session: anew or where it was, by CONNECT, {@code identify} or {@code resume}. */
final class SignIn {

    private final Session session;
    private final SessionCore core;
    private final ClientConnection connection;
    private final Requests requests;
    private boolean inside;

    SignIn(Session session, SessionCore core, ClientConnection connection, Requests requests) {
        this.session = session;
        this.core = core;
        this.connection = connection;
        this.requests = requests;
    }

    // CONNECT of Socket.IO.

    void connect(JsonNode auth, ConnectOutcome outcome) {
        Consumer<Refused> refused = refusal -> outcome.refused(refusal.code(), refusal.words());
        try {
            if (requests.isFlood()) {
                return;
            }
            if (!auth.hasNonNull("token")) {
                outcome.accepted(session.id(), null);
                return;
            }
            Identify request = Json.read(auth, Identify.class);
            verify(request, identity -> comeBackOrBegin(auth, identity, request, outcome), refused);
        } catch (Refused refusal) {
            refused.accept(refusal);
        }
    }

    /** The official client names its former session and the last offset that it has had. */
    private void comeBackOrBegin(JsonNode auth, Identity identity, Identify request, ConnectOutcome outcome) {
        String former = auth.path("pid").asText("");
        String offset = auth.path("offset").asText("");
        if (former.isEmpty() || former.length() > 64 || !Resume.isOffset(offset)) {
            outcome.accepted(session.id(), session.id());
            begin(identity, request);
            return;
        }
        Comeback.Outcome told = new Comeback.Outcome() {
            @Override
            public void taken() {
                outcome.accepted(session.id(), session.id());
            }

            @Override
            public void replayed(int events) {
                core.meters().resumed(true);
            }

            @Override
            public void refused() {
                core.meters().resumed(false);
                outcome.accepted(session.id(), session.id());
            }
        };
        core.resume(session, identity, request, new Comeback(former, StreamId.parse(offset), told));
    }

    private void begin(Identity identity, Identify request) {
        connection.flush();
        core.admit(session, identity, request);
    }

    // Requests.

    void identify(Identify identify, Asked asked) {
        if (!isFirst()) {
            return;
        }
        verify(
                identify,
                identity -> {
                    Identified identified = new Identified(session.id(), identity.expiresAt());
                    requests.answer(asked, Ack.ok(identified).json());
                    begin(identity, identify);
                },
                refused -> refuse(asked, refused));
    }

    void resume(Resume resume, Asked asked) {
        if (!isFirst()) {
            return;
        }
        Comeback.Outcome told = new Comeback.Outcome() {
            @Override
            public void taken() {}

            @Override
            public void replayed(int events) {
                tellResumed(new Resumed(events, true), asked);
            }

            @Override
            public void refused() {
                tellResumed(new Resumed(0, false), asked);
            }
        };
        Identify anew = new Identify(resume.token(), null, null, null, null, null);
        verify(
                anew,
                identity -> core.resume(
                        session,
                        identity,
                        anew,
                        new Comeback(resume.sessionId(), StreamId.parse(resume.offset()), told)),
                refused -> refuse(asked, refused));
    }

    private boolean isFirst() {
        boolean first = session.state() instanceof Connected;
        if (!first) {
            session.close(new Closing(4005, "already identified", false, null, false));
        }
        return first;
    }

    private void refuse(Asked asked, Refused refused) {
        requests.refuse(asked, refused);
        connection.flush();
        if (refused.code() == ErrorCode.LIMIT_REACHED) {
            return;
        }
        session.close(new Closing(4004, "authentication failed", false, null, true));
    }

    private void tellResumed(Resumed resumed, Asked asked) {
        core.meters().resumed(resumed.resumed());
        session.tell(new OutboundEvent("resumed", Json.write(resumed), null));
        requests.answer(asked, Ack.ok(resumed).json());
    }

    /** What {@code resume} is answered with. */
    private record Resumed(int replayed, boolean resumed) {}

    /** What {@code identify} is acked with. */
    private record Identified(String sessionId, Instant expiresAt) {}

    /** Lets it in when it is its turn; until then it is known who waits. */
    private void queue(Identity identity, Consumer<Identity> accepted) {
        Trail trail = Trail.here();
        boolean atOnce = core.turnstile().enter(() -> session.eventLoop()
                .execute(() -> trail.during(() -> {
                    inside = true;
                    if (session.state() instanceof Identifying) {
                        accepted.accept(identity);
                    } else {
                        over();
                    }
                })));
        if (!atOnce) {
            core.await(session, identity);
        }
    }

    /** No longer on its way in: lets the next one through. */
    void over() {
        if (inside) {
            inside = false;
            core.turnstile().leave();
        }
    }

    /** Finds out who it is, and counts one session more of that user. */
    private void verify(Identify request, Consumer<Identity> accepted, Consumer<Refused> refused) {
        session.become(new Identifying(request));
        requests.showLimits(request.limits());
        Trail trail = Trail.here();
        core.verify(request.token())
                .subscribe()
                .with(
                        identity -> session.eventLoop()
                                .execute(() -> trail.during(() -> {
                                    if (session.state() instanceof Identifying && isWithin(identity, refused)) {
                                        queue(identity, accepted);
                                    }
                                })),
                        failure -> session.eventLoop()
                                .execute(() -> trail.during(() -> {
                                    if (session.state() instanceof Identifying) {
                                        session.become(new Connected());
                                        refused.accept(
                                                failure instanceof Refused known
                                                        ? known
                                                        : Refused.of(
                                                                ErrorCode.UNAVAILABLE,
                                                                "Signing in is not possible now."));
                                    }
                                })));
    }

    /** Whether the user may have one session more. */
    private boolean isWithin(Identity identity, Consumer<Refused> refused) {
        try {
            session.countAs(identity.userId());
            return true;
        } catch (Refused tooMany) {
            session.become(new Connected());
            refused.accept(tooMany);
            return false;
        }
    }
}
