package dev.cryb.bus;

import dev.cryb.guard.Pulse;
import dev.cryb.id.Ids;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Spreads the partitions over the instances of a service, one holder each.
 *
 * <p>Every beat says that we live, learns who else does, and works out by rendezvous hashing who should hold what: all
 * come to the same answer without talking to each other, and an instance gained or lost moves only its share. Leases
 * are for speed; should two hold a partition for a moment, the epoch in its row lets only the later one commit.
 */
public final class PartitionLeases {

    private static final Logger LOG = Logger.getLogger(PartitionLeases.class);

    /** A lease not renewed for this long is free. */
    static final Duration TTL = Duration.ofSeconds(5);

    /** How often leases are renewed. */
    static final Duration BEAT = Duration.ofSeconds(1);

    /** How often we look whether another has given its leases up, between two beats. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Says that we live, forgets who has not for a while, and answers who does. */
    private static final String MEMBERS = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZADD', KEYS[1], now, ARGV[1])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
            return redis.call('ZRANGE', KEYS[1], 0, -1)
            """;

    /** Takes or renews each lease that is ours, free, or our former self's; answers 1 for each that is ours now. */
    private static final String LEASES = """
            local ours = {}
            for i, key in ipairs(KEYS) do
              local holder = redis.call('GET', key)
              if not holder or holder == ARGV[1] or string.sub(holder, 1, #ARGV[2]) == ARGV[2] then
                redis.call('SET', key, ARGV[1], 'PX', ARGV[3])
                ours[i] = 1
              else
                ours[i] = 0
              end
            end
            return ours
            """;

    /** Gives each lease up that is ours. */
    private static final String RELEASE = """
            for _, key in ipairs(KEYS) do
              if redis.call('GET', key) == ARGV[1] then redis.call('DEL', key) end
            end
            """;

    private final Service service;
    private final Streams streams;
    private final Instance instance;
    private final List<Lane> lanes;
    private final RedisLink link;
    private final BusMetrics metrics;
    private final Set<Integer> held = ConcurrentHashMap.newKeySet();

    private final Pulse pulse = new Pulse("leases");
    private String handovers = "";
    private volatile boolean stopping;

    public PartitionLeases(
            Service service, Streams streams, Instance instance, List<Lane> lanes, Redis redis, BusMetrics metrics) {
        this.service = service;
        this.streams = streams;
        this.instance = instance;
        this.lanes = lanes;
        this.link = new RedisLink(redis, Duration.ofSeconds(2));
        this.metrics = metrics;
    }

    /** Beats until it is stopped. */
    public Uni<Void> run() {
        return Uni.createFrom()
                .deferred(() -> beat().onFailure()
                        .recoverWithUni(failure -> {
                            LOG.warnf("leases of %s cannot be renewed: %s", service.wireName(), failure);
                            return Uni.createFrom().voidItem();
                        })
                        .chain(this::untilNextBeat)
                        .replaceWith(true))
                .repeat()
                .whilst(beaten -> !stopping)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /**
     * Ends the beat and gives all leases up; the lanes must have ended before.
     *
     * <p>The others learn of it at once, so that nobody waits for what we held until their next beat.
     */
    public Uni<Void> stop() {
        stopping = true;
        return link.send(Request.cmd(Command.ZREM).arg(streams.members(service)).arg(instance.name()))
                .invoke(() -> moved(BusMetrics.Move.GIVEN_UP, held.size()))
                .chain(() -> giveUp(List.copyOf(held)))
                .invoke(held::clear)
                .chain(() -> link.send(Request.cmd(Command.INCR).arg(streams.handovers(service))))
                .replaceWithVoid();
    }

    private Uni<Void> untilNextBeat() {
        long beatAt = System.nanoTime() + BEAT.toNanos();
        return Home.pause(LOOK)
                .chain(this::isHandedOver)
                .repeat()
                .whilst(handed -> !handed && !stopping && System.nanoTime() < beatAt)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether an instance has given its leases up since we last looked. */
    private Uni<Boolean> isHandedOver() {
        return link.send(Request.cmd(Command.GET).arg(streams.handovers(service)))
                .map(count -> {
                    String now = count == null ? "" : count.toString();
                    boolean another = !now.equals(handovers);
                    handovers = now;
                    return another;
                })
                .onFailure()
                .recoverWithItem(false);
    }

    /** Whether they are renewed, or tried to be. */
    Pulse pulse() {
        return pulse;
    }

    /** The partitions whose leases are ours. Safe from any thread. */
    public Set<Integer> held() {
        return Set.copyOf(held);
    }

    private Uni<Void> beat() {
        pulse.beat();
        return link.send(Request.cmd(Command.EVAL)
                        .arg(MEMBERS)
                        .arg(1)
                        .arg(streams.members(service))
                        .arg(instance.name())
                        .arg(TTL.toMillis()))
                .map(members -> share(instance.name(), names(members)))
                .chain(this::settle);
    }

    private static List<String> names(Response members) {
        List<String> names = new ArrayList<>();
        members.forEach(member -> names.add(member.toString()));
        return names;
    }

    /** The partitions that fall to one of these names. */
    static Set<Integer> share(String name, List<String> names) {
        Set<Integer> share = new HashSet<>();
        for (int p = 0; p < Ids.PARTITIONS; p++) {
            String best = name;
            for (String other : names) {
                if (weight(other, p) > weight(best, p)
                        || (weight(other, p) == weight(best, p) && other.compareTo(best) > 0)) {
                    best = other;
                }
            }
            if (best.equals(name)) {
                share.add(p);
            }
        }
        return share;
    }

    private static int weight(String name, int partition) {
        int hash = (name + "#" + partition).hashCode() * 0x9E3779B1;
        hash = (hash ^ (hash >>> 15)) * 0x85EBCA77;
        return (hash ^ (hash >>> 13)) & Integer.MAX_VALUE;
    }

    private Uni<Void> settle(Set<Integer> share) {
        List<Integer> wanted = share.stream().sorted().toList();
        List<Integer> leaving =
                held.stream().filter(p -> !share.contains(p)).sorted().toList();
        moved(BusMetrics.Move.GIVEN_UP, leaving.size());
        return letGo(leaving).chain(() -> giveUp(leaving)).chain(() -> take(wanted));
    }

    private Uni<Void> take(List<Integer> wanted) {
        if (wanted.isEmpty() || stopping) {
            return Uni.createFrom().voidItem();
        }
        Request request = Request.cmd(Command.EVAL).arg(LEASES).arg(wanted.size());
        wanted.forEach(p -> request.arg(streams.lease(service, p)));
        request.arg(instance.toString()).arg(instance.name() + "/").arg(TTL.toMillis());
        return link.send(request).chain(ours -> {
            List<Integer> lost = new ArrayList<>();
            int taken = 0;
            for (int i = 0; i < wanted.size(); i++) {
                int p = wanted.get(i);
                if (ours.get(i).toInteger() == 0) {
                    if (held.contains(p)) {
                        lost.add(p);
                    }
                } else {
                    taken += held.add(p) ? 1 : 0;
                    lane(p).take(p);
                }
            }
            moved(BusMetrics.Move.TAKEN, taken);
            moved(BusMetrics.Move.LOST, lost.size());
            return letGo(lost);
        });
    }

    private void moved(BusMetrics.Move move, int count) {
        if (count > 0) {
            metrics.leases(move, count);
        }
    }

    /** Lanes let go between two batches; only then is the lease given up. */
    private Uni<Void> letGo(List<Integer> partitions) {
        if (partitions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(partitions.stream().map(p -> lane(p).release(p)).toList())
                .andFailFast()
                .invoke(() -> partitions.forEach(held::remove))
                .replaceWithVoid();
    }

    private Uni<Void> giveUp(List<Integer> partitions) {
        if (partitions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Request request = Request.cmd(Command.EVAL).arg(RELEASE).arg(partitions.size());
        partitions.forEach(p -> request.arg(streams.lease(service, p)));
        return link.send(request.arg(instance.toString())).replaceWithVoid();
    }

    private Lane lane(int partition) {
        return lanes.get(partition % lanes.size());
    }
}
