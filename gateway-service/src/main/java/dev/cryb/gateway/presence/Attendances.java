package dev.cryb.gateway.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Meta;
import dev.cryb.event.PresenceChange;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Attend;
import dev.cryb.request.Attendance;
import dev.cryb.request.Caller;
import dev.cryb.request.Showing;
import dev.cryb.request.Sitting;
import dev.cryb.request.UpdatePresence;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has sessions here, said to the presence service until it has heard it.
 *
 * <p>What is said of a user is the whole truth at the moment of saying, so it may be said late, twice or in one with what
 * came after; one word a partition is on its way at a time, so none overtakes another. What was heard is kept by the
 * service in its database: nothing is said again for as long as our lease lasts.
 */
public final class Attendances {

    private static final long GATHER_MS = 50;
    private static final long AGAIN_MS = 1_000;
    private static final Caller SELF = new Caller(new UserId(1), "gateway", "gateway", null);

    private final Context core;
    private final RequestDesk desk;
    private final AccessModel access;
    private final GatewayLease lease;
    private final Map<UserId, Map<String, Sitting>> people = new HashMap<>();
    private final Set<UserId> hidden = new HashSet<>();

    /** Sessions that wait to be let in. */
    private final Map<UserId, Integer> expected = new HashMap<>();

    private final Exodus exodus = new Exodus();

    /** Those of whom the service has not said so far whether they hide. */
    private final Set<UserId> unheard = new HashSet<>();

    private final Map<Integer, Set<UserId>> unsaid = new HashMap<>();
    private final Set<Integer> onTheirWay = new HashSet<>();
    private boolean scheduled;
    private volatile int pending;

    public Attendances(Context core, RequestDesk desk, AccessModel access, GatewayLease lease) {
        this.core = core;
        this.desk = desk;
        this.access = access;
        this.lease = lease;
    }

    /** A session has come in. */
    public void enter(UserId userId, Sitting sitting) {
        Map<String, Sitting> sittings = people.computeIfAbsent(userId, fresh -> new LinkedHashMap<>());
        if (sittings.isEmpty()) {
            unheard.add(userId);
            exodus.back(userId);
        }
        sittings.put(sitting.session(), sitting);
        say(userId);
    }

    /** Someone waits to be let in: whoever was there a moment ago has not gone. */
    public void expect(UserId userId) {
        if (expected.merge(userId, 1, Integer::sum) == 1 && !people.containsKey(userId)) {
            say(userId);
        }
    }

    /** Says again who waits: a word of another gateway may have overtaken it. */
    public void restateExpected() {
        expected.keySet().stream().filter(userId -> !people.containsKey(userId)).forEach(this::say);
        exodus.forget(now());
    }

    /** Someone waits no longer, being in or having given up. */
    public void expectNoMore(UserId userId) {
        if (expected.computeIfPresent(userId, (id, sessions) -> sessions == 1 ? null : sessions - 1) == null
                && !people.containsKey(userId)) {
            say(userId);
        }
    }

    /** A session has gone. */
    public void leave(UserId userId, String session) {
        Map<String, Sitting> sittings = people.get(userId);
        if (sittings != null && sittings.remove(session) != null) {
            say(userId);
            if (sittings.isEmpty()) {
                exodus.lost(userId, people.size(), now()).forEach(this::say);
            }
        }
    }

    /** What one of our sessions last wanted to show. */
    public @Nullable Showing showing(UserId userId, String session) {
        Sitting sitting = people.getOrDefault(userId, Map.of()).get(session);
        return sitting == null ? null : sitting.showing();
    }

    /** Something has happened that may change which servers our people are in, or that they hide. */
    public void onRouted(@Nullable Meta meta) {
        switch (meta) {
            case AccessChange.MemberEntered entered ->
                sayIfHere(entered.member().user().id());
            case AccessChange.MemberGone gone -> sayIfHere(gone.userId());
            case AccessChange.ServerGone gone -> people.keySet().forEach(this::say);
            case PresenceChange change
            when people.containsKey(change.userId()) -> hide(change.userId(), change.hidden());
            case null, default -> {}
        }
    }

    /** The lease is another one: all that was said under the former is said again. */
    public void restate() {
        people.keySet().forEach(this::say);
    }

    /** Whether someone who is here is invisible to others, or may be: the service has not said so far. */
    public boolean mayHide(UserId userId) {
        return hidden.contains(userId) || unheard.contains(userId);
    }

    /** What one of our sessions wants to show, with all that the service must know of it. */
    public UpdatePresence stamped(UpdatePresence update, UserId userId, String session) {
        return update.from(new UpdatePresence.Place(lease.id(), attendance(userId), session));
    }

    /** The service has answered, or has not; a session that has gone meanwhile must not come back by it. */
    public void updated(UpdatePresence update, UserId userId, String session, boolean ok) {
        Map<String, Sitting> sittings = people.get(userId);
        Sitting sitting = sittings == null ? null : sittings.get(session);
        if (sittings == null || sitting == null) {
            say(userId);
        } else if (ok) {
            sittings.put(session, new Sitting(session, sitting.device(), update.showing(), false));
        }
    }

    /** Users of whom something is to be said still, or to be heard; any thread. */
    public int pending() {
        return pending;
    }

    private void count() {
        pending = unsaid.values().stream().mapToInt(Set::size).sum() + onTheirWay.size();
    }

    private void hide(UserId userId, boolean hides) {
        if (hides) {
            hidden.add(userId);
        } else {
            hidden.remove(userId);
        }
    }

    private void sayIfHere(UserId userId) {
        if (people.containsKey(userId)) {
            say(userId);
        }
    }

    private void say(UserId userId) {
        unsaid.computeIfAbsent(userId.partition(), fresh -> new LinkedHashSet<>())
                .add(userId);
        count();
        schedule(GATHER_MS);
    }

    private void schedule(long afterMs) {
        if (!scheduled) {
            scheduled = true;
            core.owner()
                    .setTimer(
                            afterMs,
                            timer -> core.runOnContext(turn -> {
                                scheduled = false;
                                send();
                            }));
        }
    }

    private void send() {
        for (int partition : List.copyOf(unsaid.keySet())) {
            if (onTheirWay.add(partition)) {
                send(partition);
            }
        }
    }

    private void send(int partition) {
        Set<UserId> waiting = unsaid.getOrDefault(partition, Set.of());
        List<UserId> now = waiting.stream().limit(Attend.PEOPLE).toList();
        now.forEach(waiting::remove);
        if (waiting.isEmpty()) {
            unsaid.remove(partition);
        }
        Attend attend =
                new Attend(lease.id(), now.stream().map(this::attendance).toList());
        desk.command(attend, SELF, null, answer -> {
            onTheirWay.remove(partition);
            if (answer.ok()) {
                attend.people().forEach(this::heard);
                hidden(attend, answer.ackJson());
            } else {
                now.forEach(userId -> unsaid.computeIfAbsent(partition, fresh -> new LinkedHashSet<>())
                        .add(userId));
            }
            count();
            if (!unsaid.isEmpty()) {
                schedule(answer.ok() ? GATHER_MS : AGAIN_MS);
            }
        });
    }

    private Attendance attendance(UserId userId) {
        List<Sitting> sittings =
                new ArrayList<>(people.getOrDefault(userId, Map.of()).values());
        boolean waits = sittings.isEmpty() && (expected.containsKey(userId) || exodus.expects(userId, now()));
        return new Attendance(userId, sittings, List.copyOf(access.serversOf(userId)), waits ? true : null);
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private void heard(Attendance said) {
        unheard.remove(said.userId());
        Map<String, Sitting> sittings = people.get(said.userId());
        if (sittings == null) {
            return;
        }
        if (sittings.isEmpty()) {
            people.remove(said.userId());
            hidden.remove(said.userId());
            return;
        }
        for (Sitting sitting : said.sessions()) {
            sittings.computeIfPresent(
                    sitting.session(), (session, now) -> new Sitting(session, now.device(), now.showing(), false));
        }
    }

    private void hidden(Attend attend, String ackJson) {
        Set<UserId> hiding = new HashSet<>();
        try {
            for (JsonNode id : Json.tree(ackJson).at("/data/hidden")) {
                hiding.add(UserId.parse(id.asText()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an ack of ours", e);
        }
        for (Attendance said : attend.people()) {
            hide(said.userId(), hiding.contains(said.userId()) && people.containsKey(said.userId()));
        }
    }
}
