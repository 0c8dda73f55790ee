package dev.cryb.voice.reconcile;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.request.Command;
import dev.cryb.request.RecheckVoice;
import dev.cryb.service.inbound.ServiceBus;
import dev.cryb.voice.config.VoiceSettings;
import dev.cryb.voice.outbound.LiveKit;
import dev.cryb.voice.reconcile.Comparison.Present;
import dev.cryb.voice.room.Call;
import dev.cryb.voice.room.CallRepository;
import dev.cryb.voice.room.Identity;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.Room;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that our table is what LiveKit has, whatever became of webhooks.
 *
 * <p>One instance does it, under a lease; two at once would do no harm, as all that is found enters as commands that name
 * the call they are about.
 */
@ApplicationScoped
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    /** Rooms looked into at once. */
    private static final int AT_ONCE = 8;

    /** After a round it rests so many times as long as that took, however many rooms there are ... */
    private static final int REST = 20;

    /** ... but no longer than this: what webhooks miss is found in time. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /** Commands of one round at most; the rest is found again in the next. */
    private static final int MOST = 1_000;

    private final Vertx vertx;
    private final Pool pool;
    private final ServiceBus bus;
    private final LiveKit livekit;
    private final CallRepository repository;
    private final ReconcilerLease lease;
    private final VoiceSettings settings;
    private final Comparison comparison = new Comparison();
    private volatile boolean stopping;
    private long round;
    private @Nullable Long recheckedAt;

    Reconciler(
            Vertx vertx,
            Pool pool,
            ServiceBus bus,
            LiveKit livekit,
            CallRepository repository,
            ReconcilerLease lease,
            VoiceSettings settings) {
        this.vertx = vertx;
        this.pool = pool;
        this.bus = bus;
        this.livekit = livekit;
        this.repository = repository;
        this.lease = lease;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent event) {
        if (livekit.isConfigured()) {
            vertx.getOrCreateContext().runOnContext(() -> later(Duration.ZERO));
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void later(Duration taken) {
        long every = Math.max(
                settings.reconcileEvery().toMillis(),
                Math.min(taken.multipliedBy(REST).toMillis(), LONGEST_REST.toMillis()));
        long jitter = Math.max(1, every / 5);
        vertx.setTimer(every + ThreadLocalRandom.current().nextLong(-jitter, jitter), beat -> turn());
    }

    private void turn() {
        if (stopping) {
            return;
        }
        long begun = System.nanoTime();
        lease.isOurs()
                .chain(ours -> ours ? look() : Uni.createFrom().voidItem())
                .subscribe()
                .with(done -> later(Duration.ofNanos(System.nanoTime() - begun)), failure -> {
                    comparison.blind();
                    LOG.warnf("LiveKit's rooms cannot be compared with ours: %s", failure);
                    later(Duration.ZERO);
                });
    }

    private Uni<Void> look() {
        long now = ++round;
        return livekit.rooms()
                .chain(rooms -> repository.all(pool).chain(calls -> compare(rooms, calls, now)))
                .chain(this::enter);
    }

    private Uni<List<Command>> compare(List<Room> rooms, List<Call> before, long now) {
        Map<ChannelId, Integer> counts = new HashMap<>();
        for (Room room : rooms) {
            ChannelId channel = Identity.channel(room.getName());
            if (channel != null) {
                counts.put(channel, room.getNumParticipants());
            }
        }
        Set<ChannelId> look = Comparison.worthALook(before, counts, now);
        Set<ChannelId> looked = new HashSet<>(look);
        before.stream()
                .map(Call::channelId)
                .filter(channel -> !counts.containsKey(channel))
                .forEach(looked::add);
        return present(look).chain(present -> repository.all(pool).map(calls -> {
            List<Command> said = comparison.differences(calls, present, looked, Instant.now());
            said.addAll(rechecks(calls));
            return said;
        }));
    }

    private Uni<List<Present>> present(Set<ChannelId> channels) {
        return Multi.createFrom()
                .iterable(channels)
                .onItem()
                .transformToUni(
                        channel -> livekit.participants(Identity.room(channel)).map(found -> present(channel, found)))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private static List<Present> present(ChannelId channel, List<ParticipantInfo> participants) {
        List<Present> present = new ArrayList<>();
        for (ParticipantInfo one : participants) {
            Identity identity = Identity.parse(one.getIdentity());
            boolean there =
                    one.getState() == ParticipantInfo.State.ACTIVE || one.getState() == ParticipantInfo.State.JOINED;
            if (identity != null && there) {
                present.add(new Present(channel, identity, one.getSid()));
            }
        }
        return present;
    }

    /** At first, and every half a minute or so, whatever else happens, messaging is asked about everyone. */
    private List<Command> rechecks(List<Call> calls) {
        long now = System.nanoTime();
        if (recheckedAt != null && now - recheckedAt < settings.recheckEvery().toNanos()) {
            return List.of();
        }
        recheckedAt = now;
        Set<Command> rechecks = new LinkedHashSet<>();
        for (Call call : calls) {
            ServerId server = call.serverId();
            rechecks.add(
                    server == null
                            ? new RecheckVoice(null, call.channelId(), null)
                            : new RecheckVoice(server, null, null));
        }
        return List.copyOf(rechecks);
    }

    private Uni<Void> enter(List<Command> said) {
        return Multi.createFrom()
                .iterable(said.subList(0, Math.min(said.size(), MOST)))
                .onItem()
                .transformToUniAndConcatenate(bus::enter)
                .collect()
                .last()
                .map(Objects::isNull)
                .replaceWithVoid();
    }
}
