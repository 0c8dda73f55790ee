package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.EventTail;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.AccessSnapshot;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ReadySnapshot;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.account.KnownPeople;
import dev.cryb.gateway.account.TokenVerifier;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.presence.Attendances;
import dev.cryb.gateway.presence.Presences;
import dev.cryb.gateway.typing.Typing;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.User;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.GatewayRequest;
import dev.cryb.request.GetReady;
import dev.cryb.request.GetServerAccess;
import dev.cryb.request.GetServerState;
import dev.cryb.request.Identify;
import dev.cryb.request.NamesPeople;
import dev.cryb.request.Query;
import dev.cryb.request.RequestMembers;
import dev.cryb.request.RequestPresences;
import dev.cryb.request.Service;
import dev.cryb.request.StartTyping;
import dev.cryb.request.StopTyping;
import dev.cryb.request.UpdatePresence;
import dev.cryb.request.UpdateUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sessions' way into the core loop, where everything shared lives.
 *
 * <p>Calls from sessions hop to the core; what comes back goes through {@link Loops}, in the order of the event stream.
 *
 * <p>Coming in is exact: the core notes the tail's place, asks messaging for the user's state at one moment, waits until
 * the tail has reached that moment, lets the session in, and hands it those recent events that came after the moment.
 */
public final class SessionCore {

    /** Requests of one session on their way at once. */
    static final int IN_FLIGHT = 256;

    /** What a client may leave unread before it is closed as too slow. */
    static final long OUTBOX_BYTES = 1 << 20;

    /** A session hears of an offset at least this often. */
    static final long OFFSET_EVERY_MS = 30_000;

    private static final long RESUME_WINDOW_MS = 120_000;
    private static final int SPREAD_MS = 2_000;
    private static final int ADMISSION_TRIES = 3;
    private static final int QUERY_TRIES = 3;

    private final Context context;
    private final TokenVerifier tokens;
    private final KnownPeople people;
    private final RequestDesk desk;
    private final EventTail tail;
    private final AccessModel access;
    private final Router router;
    private final Loops loops;
    private final Attendances attendances;
    private final Presences presences;
    private final Typing typing;
    private final HelloFields hello;
    private final SessionMeters meters;

    /** All sessions that are ready or about to be. */
    private final Set<Session> sessions = new LinkedHashSet<>();

    public SessionCore(
            Context context,
            TokenVerifier tokens,
            KnownPeople people,
            RequestDesk desk,
            EventTail tail,
            AccessModel access,
            Router router,
            Loops loops,
            Attendances attendances,
            Presences presences,
            Typing typing,
            HelloFields hello,
            SessionMeters meters) {
        this.context = context;
        this.tokens = tokens;
        this.people = people;
        this.desk = desk;
        this.tail = tail;
        this.access = access;
        this.router = router;
        this.loops = loops;
        this.attendances = attendances;
        this.presences = presences;
        this.typing = typing;
        this.hello = hello;
        this.meters = meters;
    }

    HelloFields hello() {
        return hello;
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

    // Requests.

    void command(
            Session session,
            Command command,
            Caller caller,
            @Nullable String nonce,
            Consumer<RequestDesk.Answer> then) {
        if (command instanceof UpdatePresence update) {
            core(() -> {
                UserId userId = caller.userId();
                Consumer<RequestDesk.Answer> back = back(session, then);
                desk.command(attendances.stamped(update, userId, session.id()), caller, nonce, answer -> {
                    attendances.updated(update, userId, session.id(), answer.ok());
                    back.accept(answer);
                });
            });
        } else if (command instanceof NamesPeople naming) {
            people.introduce(naming)
                    .subscribe()
                    .with(
                            known -> core(() -> desk.command(known, caller, nonce, back(session, then))),
                            failure -> core(() -> back(session, then).accept(refused(failure))));
        } else {
            core(() -> desk.command(command, caller, nonce, noting(command, back(session, then))));
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
                case RequestPresences request -> presences.request(request, caller, back(session, then));
                case GetServerState state ->
                    ask(
                            session,
                            query,
                            caller,
                            QUERY_TRIES,
                            answer -> presences.state(
                                    caller, largeThreshold, answer, back(session, then), late(session)));
                case RequestMembers members
                when Boolean.TRUE.equals(members.presences()) ->
                    askForMembers(session, members, caller, back(session, then));
                default -> ask(session, query, caller, QUERY_TRIES, back(session, then));
            }
        });
    }

    /** Presences are added to each piece on its way; pieces and answer keep their order. */
    private void askForMembers(
            Session session, RequestMembers members, Caller caller, Consumer<RequestDesk.Answer> then) {
        InOrder order = new InOrder();
        desk.query(
                members,
                caller,
                part -> order.add(next -> presences.chunk(caller, part.data(), chunk -> {
                    loops.post(session, () -> session.tell(new OutboundEvent(part.event(), chunk, null)));
                    next.run();
                })),
                answer -> order.add(next -> {
                    then.accept(answer);
                    next.run();
                }));
    }

    /** What was asked for and came too late to be part of an answer. */
    private Consumer<OutboundEvent> late(Session session) {
        return event -> loops.post(session, () -> session.tell(event));
    }

    /** Somebody types, or has stopped to. */
    void typing(Session session, Identity identity, GatewayRequest request, Consumer<Ack> then) {
        core(() -> {
            Ack answer;
            try {
                answer = typed(session, identity.userId(), request);
            } catch (Refused refused) {
                answer = Ack.refused(refused);
            }
            Ack told = answer;
            loops.post(session, () -> then.accept(told));
        });
    }

    private Ack typed(Session session, UserId userId, GatewayRequest request) {
        if (request instanceof StartTyping start) {
            Instant expiresAt = typing.start(userId, session.id(), start.channelId());
            return Ack.okJson("{\"expiresAt\":\"" + expiresAt + "\"}");
        }
        if (request instanceof StopTyping stop) {
            typing.stop(userId, session.id(), stop.channelId());
        }
        return Ack.done();
    }

    /** Asks once more where the answer was overtaken on its way by an event that it does not contain. */
    private void ask(Session session, Query query, Caller caller, int tries, Consumer<RequestDesk.Answer> then) {
        StreamId cursor = tail.cursor();
        desk.query(
                query,
                caller,
                part -> loops.post(session, () -> session.tell(new OutboundEvent(part.event(), part.data(), null))),
                answer -> {
                    if (tries > 1 && answer.after() != null && router.overtook(query, cursor, answer.after())) {
                        ask(session, query, caller, tries - 1, then);
                    } else {
                        then.accept(answer);
                    }
                });
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
        core(() -> {
            sessions.add(session);
            ask(new Arrival(session, identity, request), ADMISSION_TRIES);
        });
    }

    private record Arrival(Session session, Identity identity, Identify request) {

        /** Whether it hears all channels, and not only those that it joins. */
        boolean attentive() {
            return request.interests() != Identify.Interests.JOINED;
        }
    }

    private void ask(Arrival arrival, int tries) {
        Session session = arrival.session;
        Identity identity = arrival.identity;
        Caller caller = new Caller(identity.userId(), identity.username(), identity.displayName(), null);
        StreamId cursor = tail.cursor();
        desk.query(new GetReady(), caller, answer -> {
            if (!sessions.contains(session)) {
                return;
            }
            if (answer.ok()) {
                ReadySnapshot snapshot = data(answer, ReadySnapshot.class);
                whenServersAreKnown(
                        session,
                        snapshot.memberships(),
                        () -> whenReached(snapshot.published(), () -> withPresences(arrival, snapshot, cursor)));
            } else if (tries > 1) {
                ask(arrival, tries - 1);
            } else {
                close(session, new Closing(1012, "starting is not possible now", false, later(), false));
            }
        });
    }

    /** Loads the servers that no session of ours was in so far. */
    private void whenServersAreKnown(Session session, List<MemberAccess> memberships, Runnable then) {
        List<ServerId> unknown = memberships.stream()
                .map(MemberAccess::serverId)
                .filter(server -> !access.knows(server))
                .toList();
        if (unknown.isEmpty()) {
            then.run();
            return;
        }
        StreamId cursor = tail.cursor();
        desk.query(new GetServerAccess(unknown), SYSTEM, answer -> {
            if (!answer.ok()) {
                close(session, new Closing(1012, "starting is not possible now", false, later(), false));
                return;
            }
            AccessSnapshot snapshot = data(answer, AccessSnapshot.class);
            whenReached(snapshot.published(), () -> {
                snapshot.servers().forEach(server -> {
                    if (!access.knows(server.id())) {
                        access.load(server);
                        router.catchUp(server.id(), cursor, snapshot.published());
                    }
                });
                then.run();
            });
        });
    }

    private static final Caller SYSTEM = new Caller(new dev.cryb.id.UserId(1), "gateway", "gateway", null);

    /** Waits until the tail has passed all that a snapshot contains. */
    private void whenReached(Map<Integer, Long> published, Runnable then) {
        whenReached(
                published.entrySet().stream()
                        .map(entry ->
                                new Source.Number(new Source(Service.MESSAGING, entry.getKey()), entry.getValue()))
                        .iterator(),
                then);
    }

    private void whenReached(Iterator<Source.Number> numbers, Runnable then) {
        if (numbers.hasNext()) {
            desk.whenReached(numbers.next(), () -> whenReached(numbers, then));
        } else {
            then.run();
        }
    }

    /** Adds who is there to what a session starts from, if that is known in time. */
    private void withPresences(Arrival arrival, ReadySnapshot snapshot, StreamId cursor) {
        Identity identity = arrival.identity;
        presences.around(
                new Caller(identity.userId(), identity.username(), identity.displayName(), null),
                snapshot.friends(),
                Presences.small(snapshot.ready(), arrival.request.hearsUpTo()),
                found -> {
                    ((ObjectNode) snapshot.ready()).set("presences", found);
                    let(arrival, snapshot, cursor);
                },
                late(arrival.session));
    }

    /** The session comes in: everything in one turn of the core, so that no event falls between. */
    private void let(Arrival arrival, ReadySnapshot snapshot, StreamId cursor) {
        Session session = arrival.session;
        Identity identity = arrival.identity;
        if (!sessions.contains(session)) {
            snapshot.memberships().forEach(member -> access.forgetIfEmpty(member.serverId()));
            return;
        }
        User user = Json.shared().convertValue(snapshot.ready().get("user"), User.class);
        Caller caller = new Caller(user.id(), user.username(), user.displayName(), user.avatar());
        OutboundEvent ready = Notices.ready((ObjectNode) snapshot.ready(), session.id(), RESUME_WINDOW_MS, cursor);
        loops.post(session, () -> session.becomeReady(identity, caller, ready));
        access.enter(
                identity.userId(),
                session,
                arrival.attentive(),
                arrival.request.hearsUpTo(),
                snapshot.memberships(),
                snapshot.dms(),
                snapshot.friends());
        router.replay(
                identity.userId(),
                session,
                arrival.attentive(),
                cursor,
                snapshot.published(),
                server -> shown(snapshot.ready(), server));
        attendances.enter(identity.userId(), session.id(), arrival.request.runsOn(), arrival.request.presence());
    }

    /** The channels of a server that a user starts with, if the user starts with the server. */
    private static Optional<Set<ChannelId>> shown(JsonNode ready, ServerId serverId) {
        for (JsonNode state : ready.get("servers")) {
            if (state.get("server").get("id").textValue().equals(serverId.toString())) {
                Set<ChannelId> shown = new LinkedHashSet<>();
                state.get("channels")
                        .forEach(channel ->
                                shown.add(ChannelId.parse(channel.get("id").textValue())));
                return Optional.of(shown);
            }
        }
        return Optional.empty();
    }

    /** The session has joined a channel. */
    void join(Session session, Identity identity, ChannelId channelId) {
        core(() -> access.join(identity.userId(), session, channelId));
    }

    /** The session has left a channel. */
    void unjoin(Session session, Identity identity, ChannelId channelId) {
        core(() -> access.unjoin(identity.userId(), session, channelId));
    }

    void closed(Session session, @Nullable Identity identity) {
        core(() -> {
            sessions.remove(session);
            if (identity != null) {
                access.leave(identity.userId(), session);
                attendances.leave(identity.userId(), session.id());
                typing.left(identity.userId(), session.id());
            }
        });
    }

    private void close(Session session, Closing closing) {
        loops.post(session, () -> session.close(closing));
    }

    /** Closes all sessions, each with a delay of its own before it comes back. */
    public void closeAll(int code, String reason, boolean resumable) {
        for (Session session : new ArrayList<>(sessions)) {
            close(session, new Closing(code, reason, resumable, later(), false));
        }
    }

    /** Closes the sessions of a revoked login; any thread. */
    public void revoked(String sid) {
        core(() -> sessions.forEach(session -> loops.post(session, () -> {
            if (session.isOf(sid)) {
                session.close(new Closing(4015, "session revoked", false, null, true));
            }
        })));
    }

    /** Sessions that are ready or about to be. */
    public int size() {
        return sessions.size();
    }

    private static long later() {
        return ThreadLocalRandom.current().nextInt(SPREAD_MS);
    }

    private static <T> T data(RequestDesk.Answer answer, Class<T> type) {
        try {
            return Json.shared().treeToValue(Json.tree(answer.ackJson()).get("data"), type);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName(), e);
        }
    }

    private void core(Runnable task) {
        context.runOnContext(turn -> task.run());
    }
}
