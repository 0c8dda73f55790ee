package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.bus.EventHistory;
import dev.cryb.bus.EventTail;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.event.AccessSnapshot;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ReadySnapshot;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Replay;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.outbound.Around;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.resume.SessionRecord;
import dev.cryb.gateway.resume.SessionRecords;
import dev.cryb.gateway.voice.VoiceSide;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.User;
import dev.cryb.request.Caller;
import dev.cryb.request.GetReady;
import dev.cryb.request.GetServerAccess;
import dev.cryb.request.Identify;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How sessions come in, anew or as former ones, and how they go. Belongs to the core loop.
 *
 * <p>Coming in is exact: the core notes the tail's place, asks messaging for the user's state at one moment, waits until
 * the tail has reached that moment, lets the session in, and hands it those recent events that came after the moment. A
 * state that has been overtaken by a change of the user's own is asked for anew: nobody comes in with former rights.
 *
 * <p>A former session comes in with the same question; then, in one turn of the core, it is given all that came since
 * its offset, by the rights of that turn, and is live. Where that cannot be exact it is told so, and comes in anew.
 */
public final class Arrivals {

    private static final Caller SYSTEM = new Caller(new UserId(1), "gateway", "gateway", null);
    private static final int SPREAD_MS = 2_000;

    /** How long a session that comes in may be kept waiting by services that cannot answer yet. */
    private static final long PATIENCE_MS = 12_000;

    /** How often it is said who waits; well within the grace of presence. */
    private static final long RESTATED_MS = 4_000;

    /** Events read at once for a session that was away longer than the memory here reaches back. */
    private static final int PAGE = 1_000;

    /** Events looked through for one session; one that missed more comes in anew. */
    private static final int MOST = 100_000;

    private final Executor core;
    private final RequestDesk desk;
    private final Around around;
    private final EventTail tail;
    private final EventHistory history;
    private final AccessModel access;
    private final Router router;
    private final Replay replay;
    private final Loops loops;
    private final SessionRecords records;
    private final PresenceSide presence;
    private final VoiceSide voice;

    /** Those that are ready or about to be; the user is known of those that are in. */
    private final Map<Session, Optional<Resident>> sessions = new LinkedHashMap<>();

    /** Those that are in, by the id that their clients know. */
    private final Map<String, Session> inside = new HashMap<>();

    /** Those that wait at the turnstile, and whose they are. */
    private final Map<Session, UserId> waiting = new HashMap<>();

    /** Asked once more with the next tick. */
    private final List<Runnable> again = new ArrayList<>();

    private long renewedMs;
    private long restatedMs;

    /** A session that is in, under the id that its client knows. */
    private record Resident(String id, UserId userId, String username, Identify request) {}

    /** @param core runs tasks on the core loop */
    public Arrivals(
            Executor core,
            RequestDesk desk,
            Around around,
            EventTail tail,
            EventHistory history,
            AccessModel access,
            Router router,
            Loops loops,
            SessionRecords records,
            PresenceSide presence,
            VoiceSide voice) {
        this.core = core;
        this.desk = desk;
        this.around = around;
        this.tail = tail;
        this.history = history;
        this.access = access;
        this.router = router;
        this.replay = new Replay(access, router, loops);
        this.loops = loops;
        this.records = records;
        this.presence = presence;
        this.voice = voice;
    }

    private record Arrival(Session session, Identity identity, Identify request, long sinceMs) {
        UserId userId() {
            return identity.userId();
        }

        /** Whether it hears all channels, and not only those that it joins. */
        boolean attentive() {
            return request.interests() != Identify.Interests.JOINED;
        }

        Caller caller() {
            return new Caller(identity.userId(), identity.username(), identity.displayName(), null);
        }
    }

    /** A session waits to be let in, or to come back. */
    void await(Session session, UserId userId) {
        waiting.put(session, userId);
        presence.expect(userId);
    }

    private void awaitNoMore(Session session) {
        UserId userId = waiting.remove(session);
        if (userId != null) {
            presence.expectNoMore(userId);
        }
    }

    // Coming in anew.

    void admit(Session session, Identity identity, Identify request) {
        sessions.put(session, Optional.empty());
        admit(new Arrival(session, identity, request, now()));
    }

    private void admit(Arrival arrival) {
        ask(
                arrival,
                (snapshot, cursor) -> around.ask(
                        arrival.caller(),
                        List.of(
                                presence.start(arrival.session, arrival.caller(), arrival.request, snapshot),
                                voice.start(
                                        arrival.caller(),
                                        snapshot.ready(),
                                        event -> loops.post(arrival.session, () -> arrival.session.tell(event)))),
                        () -> let(arrival, snapshot, cursor)));
    }

    /** Asks for a user's state, and waits until the tail has reached it. */
    private void ask(Arrival arrival, BiConsumer<ReadySnapshot, StreamId> then) {
        Session session = arrival.session;
        StreamId cursor = tail.cursor();
        desk.query(new GetReady(), arrival.caller(), answer -> {
            if (!sessions.containsKey(session)) {
                return;
            }
            if (answer.ok()) {
                ReadySnapshot snapshot = SessionCore.data(answer, ReadySnapshot.class);
                access.expect(serversIn(snapshot));
                whenServersAreKnown(
                        serversIn(snapshot),
                        () -> {
                            expectNoMore(snapshot);
                            askAgain(arrival, () -> ask(arrival, then));
                        },
                        () -> whenReached(snapshot.published(), () -> {
                            if (sessions.containsKey(session)) {
                                then.accept(snapshot, cursor);
                            } else {
                                expectNoMore(snapshot);
                            }
                        }));
            } else {
                askAgain(arrival, () -> ask(arrival, then));
            }
        });
    }

    /** Services that cannot answer now may do so a moment later. */
    private void askAgain(Arrival arrival, Runnable ask) {
        if (now() - arrival.sinceMs < PATIENCE_MS) {
            again.add(ask);
        } else {
            close(arrival.session, notNow());
        }
    }

    /**
     * Whether the session may start from a state: all that came since is known here, and nothing of it is the user's own.
     *
     * <p>While an answer was waited for, the user's rights may have changed, and so much may have passed that the memory
     * of events does not reach back.
     */
    private boolean isCurrent(Arrival arrival, ReadySnapshot snapshot, StreamId cursor) {
        return reachesBack(cursor)
                && serversIn(snapshot).stream().allMatch(access::knows)
                && !replay.concernsRightsOf(arrival.userId(), cursor, snapshot.published());
    }

    private static List<ServerId> serversIn(ReadySnapshot snapshot) {
        return snapshot.memberships().stream().map(MemberAccess::serverId).toList();
    }

    private void expectNoMore(ReadySnapshot snapshot) {
        access.expectNoMore(serversIn(snapshot));
    }

    private static Closing notNow() {
        return new Closing(1012, "starting is not possible now", true, later(), false);
    }

    /** Loads the servers that no session of ours was in so far. */
    private void whenServersAreKnown(List<ServerId> servers, Runnable unknownNow, Runnable then) {
        List<ServerId> unknown =
                servers.stream().filter(server -> !access.knows(server)).toList();
        if (unknown.isEmpty()) {
            then.run();
            return;
        }
        StreamId cursor = tail.cursor();
        desk.query(new GetServerAccess(unknown), SYSTEM, answer -> {
            if (!answer.ok()) {
                unknownNow.run();
                return;
            }
            AccessSnapshot snapshot = SessionCore.data(answer, AccessSnapshot.class);
            whenReached(snapshot.published(), () -> {
                if (!reachesBack(cursor)) {
                    unknownNow.run();
                    return;
                }
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

    /** The session comes in: everything in one turn of the core, so that no event falls between. */
    private void let(Arrival arrival, ReadySnapshot snapshot, StreamId cursor) {
        Session session = arrival.session;
        if (!sessions.containsKey(session)) {
            expectNoMore(snapshot);
            return;
        }
        if (!isCurrent(arrival, snapshot, cursor)) {
            expectNoMore(snapshot);
            askAgain(arrival, () -> admit(arrival));
            return;
        }
        String id = session.id();
        OutboundEvent ready =
                Notices.ready((ObjectNode) snapshot.ready(), id, SessionRecords.WINDOW.toMillis(), cursor);
        Caller caller = caller(snapshot);
        loops.post(session, () -> session.becomeReady(arrival.identity, caller, ready));
        enter(arrival, id, snapshot, Set.of(), true);
        replay.sinceSnapshot(
                arrival.userId(),
                session,
                arrival.attentive(),
                cursor,
                snapshot.published(),
                server -> shown(snapshot.ready(), server));
    }

    private boolean reachesBack(StreamId cursor) {
        return cursor.equals(tail.cursor()) || replay.reachesBack(cursor);
    }

    private void enter(Arrival arrival, String id, ReadySnapshot snapshot, Set<ChannelId> joined, boolean anew) {
        access.enter(
                arrival.userId(),
                arrival.session,
                arrival.attentive(),
                arrival.request.hearsUpTo(),
                snapshot.memberships(),
                snapshot.dms(),
                snapshot.friends());
        joined.forEach(channel -> access.join(arrival.userId(), arrival.session, channel));
        expectNoMore(snapshot);
        Resident resident = new Resident(id, arrival.userId(), arrival.identity.username(), arrival.request);
        sessions.put(arrival.session, Optional.of(resident));
        inside.put(id, arrival.session);
        presence.enter(arrival.userId(), id, arrival.request, anew);
        awaitNoMore(arrival.session);
        records.save(id, record(arrival.session, resident));
    }

    private static Caller caller(ReadySnapshot snapshot) {
        User user = Json.shared().convertValue(snapshot.ready().get("user"), User.class);
        return new Caller(user.id(), user.username(), user.displayName(), user.avatar());
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

    // Coming back.

    void resume(Session session, Identity identity, Identify request, Comeback comeback) {
        sessions.put(session, Optional.empty());
        Arrival asked = new Arrival(session, identity, request, now());
        records.find(comeback.sessionId())
                .emitOn(core)
                .subscribe()
                .with(
                        found -> found.filter(record -> record.userId().equals(identity.userId()))
                                .ifPresentOrElse(
                                        record -> resume(
                                                new Arrival(session, identity, record.identify(request.token()), now()),
                                                comeback,
                                                record),
                                        () -> anew(asked, comeback)),
                        failure -> anew(asked, comeback));
    }

    private void anew(Arrival arrival, Comeback comeback) {
        if (sessions.containsKey(arrival.session)) {
            loops.post(arrival.session, comeback.outcome()::refused);
            admit(arrival);
        }
    }

    private void resume(Arrival arrival, Comeback comeback, SessionRecord record) {
        ask(
                arrival,
                (snapshot, cursor) -> fromOffset(comeback.offset(), within -> {
                    if (!sessions.containsKey(arrival.session)) {
                        expectNoMore(snapshot);
                    } else if (within) {
                        gather(
                                comeback.offset(),
                                new ArrayList<>(),
                                events -> finish(arrival, comeback, record, snapshot, cursor, events));
                    } else {
                        expectNoMore(snapshot);
                        anew(arrival, comeback);
                    }
                }));
    }

    /** Whether all events after an offset are still there, here or in the stream. */
    private void fromOffset(StreamId offset, Consumer<Boolean> then) {
        if (offset.isAfter(tail.cursor())) {
            then.accept(false);
        } else if (replay.reachesBack(offset) || offset.equals(tail.cursor())) {
            then.accept(true);
        } else {
            history.oldest()
                    .emitOn(core)
                    .subscribe()
                    .with(
                            oldest -> then.accept(!oldest.equals(StreamId.ZERO) && !oldest.isAfter(offset)),
                            failure -> then.accept(false));
        }
    }

    /** Reads on from a position until the memory here has the rest; answers null if that is too much. */
    private void gather(StreamId position, List<EventEntry> events, Consumer<@Nullable List<EventEntry>> then) {
        if (replay.reachesBack(position) || !tail.cursor().isAfter(position)) {
            events.removeIf(event -> event.id().isAfter(tail.cursor()));
            events.addAll(replay.after(position));
            then.accept(events.size() > MOST ? null : events);
            return;
        }
        history.after(position, PAGE)
                .emitOn(core)
                .subscribe()
                .with(
                        page -> {
                            // Nothing where there must be something: the stream has lost it.
                            if (page.isEmpty() || events.size() > MOST) {
                                then.accept(null);
                            } else {
                                events.addAll(page);
                                gather(page.get(page.size() - 1).id(), events, then);
                            }
                        },
                        failure -> then.accept(null));
    }

    /** The session comes in as the former one: everything in one turn of the core. */
    private void finish(
            Arrival arrival,
            Comeback comeback,
            SessionRecord record,
            ReadySnapshot snapshot,
            StreamId cursor,
            @Nullable List<EventEntry> events) {
        Session session = arrival.session;
        if (!sessions.containsKey(session)) {
            expectNoMore(snapshot);
            return;
        }
        if (!isCurrent(arrival, snapshot, cursor)) {
            expectNoMore(snapshot);
            askAgain(arrival, () -> resume(arrival, comeback, record));
            return;
        }
        Caller caller = caller(snapshot);
        takeFrom(comeback.sessionId(), session);
        enter(arrival, comeback.sessionId(), snapshot, record.joined(), false);
        Optional<List<OutboundEvent>> missed = events == null
                ? Optional.empty()
                : replay.missed(
                        events,
                        arrival.userId(),
                        arrival.attentive() ? null : record.joined(),
                        serversOf(record, snapshot));
        if (missed.isPresent() && fits(missed.get())) {
            long number = replay.number();
            loops.post(session, () -> session.becomeResumed(arrival.identity, caller, comeback, missed.get(), number));
        } else {
            leave(
                    session,
                    new Resident(comeback.sessionId(), arrival.userId(), arrival.identity.username(), arrival.request));
            records.drop(comeback.sessionId());
            sessions.put(session, Optional.empty());
            anew(arrival, comeback);
        }
    }

    private static boolean fits(List<OutboundEvent> events) {
        return events.stream().mapToLong(event -> event.dataJson().length()).sum() < SessionCore.OUTBOX_BYTES;
    }

    private static Set<ServerId> serversOf(SessionRecord record, ReadySnapshot snapshot) {
        Set<ServerId> servers = new HashSet<>(record.servers());
        snapshot.memberships().forEach(member -> servers.add(member.serverId()));
        return servers;
    }

    /** The socket that the session had here, if it has not gone yet, is let go without a way back. */
    private void takeFrom(String id, Session newcomer) {
        Session former = inside.get(id);
        if (former != null && former != newcomer) {
            Objects.requireNonNull(sessions.remove(former)).ifPresent(resident -> leave(former, resident));
            close(former, takenUp());
        }
    }

    private static Closing takenUp() {
        return new Closing(1000, "taken up by another socket", false, null, true);
    }

    // Being here, and going.

    Collection<Session> all() {
        return List.copyOf(sessions.keySet());
    }

    int size() {
        return sessions.size();
    }

    /** Those who ask most, the busiest first. */
    List<Talker> talkers(int most) {
        List<Talker> talkers = new ArrayList<>();
        sessions.forEach((session, resident) -> resident.ifPresent(one -> {
            long perMinute = Math.round(session.requestsPerMinute());
            if (perMinute > 0) {
                talkers.add(new Talker(one.userId, one.username, one.id, perMinute));
            }
        }));
        talkers.sort(Comparator.comparingLong(Talker::requestsPerMinute).reversed());
        return List.copyOf(talkers.subList(0, Math.min(most, talkers.size())));
    }

    /** What a session hears has changed: done once its record says so, or cannot be written. */
    Uni<Void> heardOtherwise(Session session) {
        Optional<Resident> resident = sessions.getOrDefault(session, Optional.empty());
        return resident.filter(one -> one.request.interests() == Identify.Interests.JOINED)
                .map(one -> records.saved(one.id, record(session, one)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private SessionRecord record(Session session, Resident resident) {
        return new SessionRecord(
                resident.userId,
                resident.request.runsOn(),
                resident.request.hearsUpTo(),
                Objects.requireNonNull(resident.request.interests()),
                presence.showing(resident.userId, resident.id),
                access.joined(resident.userId, session),
                access.serversOf(resident.userId));
    }

    void closed(Session session, boolean resumable) {
        awaitNoMore(session);
        Optional<Resident> resident = sessions.remove(session);
        if (resident != null && resident.isPresent()) {
            Resident one = resident.get();
            if (resumable) {
                records.letGo(one.id, record(session, one));
            } else {
                records.drop(one.id);
            }
            leave(session, one);
        }
    }

    private void leave(Session session, Resident resident) {
        inside.remove(resident.id, session);
        access.leave(resident.userId, session);
        presence.leave(resident.userId, resident.id);
    }

    void onTick(long nowMs) {
        List<Runnable> due = List.copyOf(again);
        again.clear();
        due.forEach(Runnable::run);
        if (nowMs - restatedMs >= RESTATED_MS) {
            restatedMs = nowMs;
            presence.restateExpected();
        }
        if (nowMs - renewedMs < SessionRecords.RENEWAL.toMillis()) {
            return;
        }
        renewedMs = nowMs;
        sessions.forEach((session, resident) -> resident.ifPresent(one -> records.renew(one.id, record(session, one))
                .subscribe()
                .with(
                        renewed -> {
                            switch (renewed) {
                                case OURS -> {}
                                case LOST -> records.save(one.id, record(session, one));
                                case TAKEN -> close(session, takenUp());
                            }
                        },
                        failure -> {})));
    }

    private void close(Session session, Closing closing) {
        loops.post(session, () -> session.close(closing));
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    static long later() {
        return ThreadLocalRandom.current().nextInt(SPREAD_MS);
    }
}
