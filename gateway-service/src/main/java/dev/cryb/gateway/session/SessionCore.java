package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.EventTail;
import dev.cryb.bus.StreamId;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.account.KnownPeople;
import dev.cryb.gateway.account.TokenVerifier;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.follow.Follows;
import dev.cryb.gateway.limits.Limits;
import dev.cryb.gateway.media.MediaDoor;
import dev.cryb.gateway.outbound.Around;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.voice.VoiceSide;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.User;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.GatewayRequest;
import dev.cryb.request.GetMediaUrls;
import dev.cryb.request.GetServerState;
import dev.cryb.request.Identify;
import dev.cryb.request.JoinServer;
import dev.cryb.request.NamesPeople;
import dev.cryb.request.Query;
import dev.cryb.request.RequestMembers;
import dev.cryb.request.RequestPresences;
import dev.cryb.request.RequestUpload;
import dev.cryb.request.Speak;
import dev.cryb.request.UpdatePresence;
import dev.cryb.request.UpdateUser;
import dev.cryb.trace.Traces;
import dev.cryb.trail.Trail;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sessions' way into the core loop, where everything shared lives.
 *
 * <p>Calls from sessions hop to the core; what comes back goes through {@link Loops}, in the order of the event stream.
 */
public final class SessionCore {

    /** Requests of one session on their way at once. */
    static final int IN_FLIGHT = 256;

    /** What a client may leave unread before it is closed as too slow. */
    static final long OUTBOX_BYTES = 1 << 20;

    /** A session hears of an offset at least this often. */
    static final long OFFSET_EVERY_MS = 30_000;

    static final Closing REVOKED = new Closing(4015, "session revoked", false, null, true);
    private static final int QUERY_TRIES = 3;

    private final Context context;
    private final TokenVerifier tokens;
    private final KnownPeople people;
    private final RequestDesk desk;
    private final Around around;
    private final EventTail tail;
    private final AccessModel access;
    private final Router router;
    private final Loops loops;
    private final PresenceSide presence;
    private final VoiceSide voice;
    private final MediaDoor media;
    private final HelloFields hello;
    private final SessionMeters meters;

    private final Arrivals arrivals;
    private final Limits limits;
    private final Follows follows;
    private final Traces traces;
    private final Turnstile turnstile;
    private final Logins logins;
    private final Drain drain;

    public SessionCore(
            Context context,
            TokenVerifier tokens,
            KnownPeople people,
            RequestDesk desk,
            Around around,
            EventTail tail,
            AccessModel access,
            Router router,
            Loops loops,
            PresenceSide presence,
            VoiceSide voice,
            MediaDoor media,
            Arrivals arrivals,
            Limits limits,
            Follows follows,
            Traces traces,
            Turnstile turnstile,
            Logins logins,
            HelloFields hello,
            SessionMeters meters,
            DrainPlan plan) {
        this.context = context;
        this.tokens = tokens;
        this.people = people;
        this.desk = desk;
        this.around = around;
        this.tail = tail;
        this.access = access;
        this.router = router;
        this.loops = loops;
        this.presence = presence;
        this.voice = voice;
        this.media = media;
        this.arrivals = arrivals;
        this.limits = limits;
        this.follows = follows;
        this.traces = traces;
        this.turnstile = turnstile;
        this.logins = logins;
        this.hello = hello;
        this.meters = meters;
        this.drain = new Drain(context, arrivals, loops, plan);
    }

    HelloFields hello() {
        return hello;
    }

    Limits limits() {
        return limits;
    }

    Traces traces() {
        return traces;
    }

    /** Whether what this session asks is told line by line. */
    boolean isFollowed(Identity identity, String sessionId) {
        return follows.covers(identity.userId(), sessionId);
    }

    Turnstile turnstile() {
        return turnstile;
    }

    Logins logins() {
        return logins;
    }

    /** How the sessions leave when the gateway goes away. */
    Drain drain() {
        return drain;
    }

    /** Sends everyone elsewhere, in waves; any thread. */
    public void leave() {
        core(drain::begin);
    }

    SessionMeters meters() {
        return meters;
    }

    long nowMs() {
        return System.nanoTime() / 1_000_000;
    }

    Uni<Identity> verify(String token) {
        return tokens.verify(token);
    }

    boolean isLive(Identity identity) {
        return tokens.isLive(identity);
    }

    // Requests.

    void command(
            Session session,
            Command command,
            Caller caller,
            int largeThreshold,
            @Nullable String nonce,
            Consumer<RequestDesk.Answer> then) {
        if (command instanceof RequestUpload upload) {
            core(() -> {
                try {
                    media.check(upload, caller.userId());
                } catch (Refused refused) {
                    back(session, then).accept(refused(refused));
                    return;
                }
                desk.command(upload, caller, nonce, back(session, then));
            });
        } else if (command instanceof UpdatePresence update) {
            core(() -> presence.update(session, update, caller, nonce, back(session, then)));
        } else if (VoiceSide.stamps(command)) {
            core(() -> voice.command(command, caller, nonce, back(session, then)));
        } else if (command instanceof NamesPeople naming) {
            Trail trail = Trail.here();
            people.introduce(naming)
                    .subscribe()
                    .with(
                            known -> core(trail, () -> desk.command(known, caller, nonce, back(session, then))),
                            failure -> core(trail, () -> back(session, then).accept(refused(failure))));
        } else {
            core(() -> desk.command(command, caller, nonce, answer -> {
                noting(command, back(session, then)).accept(answer);
                if (command instanceof JoinServer) {
                    presence.joined(session, caller, largeThreshold, answer);
                    voice.joined(caller, answer, tell(session));
                }
            }));
        }
    }

    /** How the caller looks from now on is kept with the account, before the caller hears that it is so. */
    private Consumer<RequestDesk.Answer> noting(Command command, Consumer<RequestDesk.Answer> then) {
        return command instanceof UpdateUser
                ? answer -> {
                    if (answer.ok()) {
                        people.looks(data(answer, User.class))
                                .subscribe()
                                .with(
                                        kept -> core(() -> then.accept(answer)),
                                        failure -> core(() -> then.accept(answer)));
                    } else {
                        then.accept(answer);
                    }
                }
                : then;
    }

    private static RequestDesk.Answer refused(Throwable failure) {
        Refused refused = failure instanceof Refused known
                ? known
                : Refused.of(ErrorCode.UNAVAILABLE, "People cannot be looked up now.");
        return new RequestDesk.Answer(Ack.refused(refused).json(), false, null);
    }

    void query(Session session, Query query, Caller caller, int largeThreshold, Consumer<RequestDesk.Answer> then) {
        core(() -> {
            switch (query) {
                case GetMediaUrls urls -> media.urls(urls, caller, back(session, then));
                case RequestPresences request -> presence.request(request, caller, back(session, then));
                case RequestMembers members
                when Boolean.TRUE.equals(members.presences()) ->
                    presence.members(session, members, caller, back(session, then));
                default -> ask(session, query, caller, largeThreshold, QUERY_TRIES, back(session, then));
            }
        });
    }

    /** Somebody speaks, or has stopped to. */
    void speaking(Session session, Identity identity, Speak word, Consumer<Ack> then) {
        core(() -> {
            Ack answer = voice.spoke(identity.userId(), word);
            loops.post(session, () -> then.accept(answer));
        });
    }

    private Consumer<OutboundEvent> tell(Session session) {
        return event -> loops.post(session, () -> session.tell(event));
    }

    /** Somebody types, or has stopped to. */
    void typing(Session session, Identity identity, GatewayRequest request, Consumer<Ack> then) {
        core(() -> {
            Ack answer = presence.typed(session, identity.userId(), request);
            loops.post(session, () -> then.accept(answer));
        });
    }

    /** Asks once more where the answer was overtaken on its way by an event that it does not contain. */
    private void ask(
            Session session,
            Query query,
            Caller caller,
            int largeThreshold,
            int tries,
            Consumer<RequestDesk.Answer> then) {
        StreamId cursor = tail.cursor();
        Consumer<RequestDesk.Answer> whole = answer -> {
            if (tries > 1 && answer.after() != null && router.overtook(query, cursor, answer.after())) {
                ask(session, query, caller, largeThreshold, tries - 1, then);
            } else {
                then.accept(answer);
            }
        };
        desk.query(
                query,
                caller,
                part -> loops.post(session, () -> session.tell(new OutboundEvent(part.event(), part.data(), null))),
                query instanceof GetServerState
                        ? answer -> fill(session, caller, largeThreshold, answer, whole)
                        : whole);
    }

    /** Adds to a server's state who is there and who talks where. */
    private void fill(
            Session session,
            Caller caller,
            int largeThreshold,
            RequestDesk.Answer answer,
            Consumer<RequestDesk.Answer> then) {
        if (!answer.ok() || !(data(answer, JsonNode.class) instanceof ObjectNode state)) {
            then.accept(answer);
            return;
        }
        List<Around.Question> questions = new ArrayList<>(presence.of(session, state, largeThreshold));
        questions.add(voice.of(caller, state, tell(session)));
        around.ask(
                caller,
                questions,
                () -> then.accept(
                        new RequestDesk.Answer(Ack.okJson(Json.write(state)).json(), true, answer.after())));
    }

    private Consumer<RequestDesk.Answer> back(Session session, Consumer<RequestDesk.Answer> then) {
        return answer -> loops.post(session, () -> then.accept(answer));
    }

    void heartbeat(Session session, @Nullable AckId ackId) {
        core(() -> {
            OutboundEvent beat = Notices.heartbeatAck(tail.cursor());
            loops.post(session, () -> {
                session.tell(beat);
                session.acknowledge(
                        ackId, dev.cryb.request.Ack.okJson(beat.dataJson()).json());
            });
        });
    }

    void offset(Session session) {
        core(() -> {
            OutboundEvent offset = Notices.offset(tail.cursor());
            loops.post(session, () -> session.tell(offset));
        });
    }

    // Coming and going.

    /**
     * Lets a session in that has signed in.
     *
     * @param request how it wants to be served
     */
    void admit(Session session, Identity identity, Identify request) {
        core(() -> arrivals.admit(session, identity, request));
    }

    /** A session waits for its turn to come in. */
    void await(Session session, Identity identity) {
        core(() -> arrivals.await(session, identity.userId()));
    }

    /** Lets a session in that takes a former one up, as far as that is possible. */
    void resume(Session session, Identity identity, Identify request, Comeback comeback) {
        core(() -> arrivals.resume(session, identity, request, comeback));
    }

    /** The session has joined a channel; done once whoever takes the session up knows it too. */
    Uni<Void> join(Session session, Identity identity, ChannelId channelId) {
        return hears(session, () -> access.join(identity.userId(), session, channelId));
    }

    /** The session has left a channel; done once whoever takes the session up knows it too. */
    Uni<Void> unjoin(Session session, Identity identity, ChannelId channelId) {
        return hears(session, () -> access.unjoin(identity.userId(), session, channelId));
    }

    private Uni<Void> hears(Session session, Runnable change) {
        return Uni.createFrom()
                .emitter(emitter -> core(() -> {
                    change.run();
                    arrivals.heardOtherwise(session).subscribe().with(emitter::complete, emitter::fail);
                }));
    }

    /** Those who ask most, the busiest first; any thread. */
    public Uni<List<Talker>> talkers(int most) {
        return Uni.createFrom().emitter(emitter -> core(() -> emitter.complete(arrivals.talkers(most))));
    }

    /** @param resumable whether it may be taken up again */
    void closed(Session session, boolean resumable) {
        core(() -> arrivals.closed(session, resumable));
    }

    /** Renews what is to be renewed; called often. */
    public void onTick() {
        arrivals.onTick(nowMs());
    }

    /** Closes all sessions, each with a delay of its own before it comes back. */
    public void closeAll(int code, String reason, boolean resumable) {
        for (Session session : arrivals.all()) {
            Closing closing = new Closing(code, reason, resumable, Arrivals.later(), false);
            loops.post(session, () -> session.close(closing));
        }
    }

    /** Events were lost, so nobody can be sure to have had all: everyone starts anew. */
    public void resync() {
        router.restart(tail.cursor());
        closeAll(4016, "resync needed", false);
    }

    /** Closes the sessions of a revoked login; any thread. */
    public void revoked(String sid) {
        revoked(session -> session.isOf(sid));
    }

    /** Closes all sessions of a user; any thread. */
    public void revoked(UserId userId) {
        revoked(session -> session.isOf(userId));
    }

    private void revoked(Predicate<Session> which) {
        core(() -> arrivals.all()
                .forEach(session -> loops.post(session, () -> {
                    if (which.test(session)) {
                        session.close(REVOKED);
                    }
                })));
    }

    /** Sessions that are ready or about to be. */
    public int size() {
        return arrivals.size();
    }

    static <T> T data(RequestDesk.Answer answer, Class<T> type) {
        try {
            return Json.shared().treeToValue(Json.tree(answer.ackJson()).get("data"), type);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName(), e);
        }
    }

    private void core(Runnable task) {
        core(Trail.here(), task);
    }

    private void core(Trail trail, Runnable task) {
        context.runOnContext(turn -> trail.during(task));
    }
}
