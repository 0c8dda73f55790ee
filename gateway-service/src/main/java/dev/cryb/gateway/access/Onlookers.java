package dev.cryb.gateway.access;

import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.id.ChannelId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Those of a server's sessions here that hear who is there: of a small server all, of a large one those who have it open.
 *
 * <p>How small is small, each session says for itself. One has a server open as long as one has joined a channel of it.
 */
final class Onlookers {

    private final Loops loops;

    /** All sessions, by the members up to which they hear of everyone. */
    private final TreeMap<Integer, Group> byThreshold = new TreeMap<>();

    private final Group open;
    private final Map<Seat, Set<ChannelId>> joined = new HashMap<>();

    Onlookers(Loops loops) {
        this.loops = loops;
        this.open = new Group(loops);
    }

    /** @param channels those of this server */
    void add(Seat seat, Set<ChannelId> channels) {
        byThreshold
                .computeIfAbsent(seat.largeThreshold, fresh -> new Group(loops))
                .add(seat.session);
        seat.joined.stream().filter(channels::contains).forEach(channel -> join(seat, channel));
    }

    void remove(Seat seat) {
        Group group = byThreshold.get(seat.largeThreshold);
        if (group != null) {
            group.remove(seat.session);
            if (group.size() == 0) {
                byThreshold.remove(seat.largeThreshold);
            }
        }
        if (joined.remove(seat) != null) {
            open.remove(seat.session);
        }
    }

    void join(Seat seat, ChannelId channel) {
        joined.computeIfAbsent(seat, fresh -> {
                    open.add(seat.session);
                    return new LinkedHashSet<>();
                })
                .add(channel);
    }

    void leave(Seat seat, ChannelId channel) {
        Set<ChannelId> left = joined.get(seat);
        if (left != null && left.remove(channel) && left.isEmpty()) {
            joined.remove(seat);
            open.remove(seat.session);
        }
    }

    /** The sessions that hear of everyone in a server of so many. */
    List<Group> hearing(int members) {
        List<Group> groups = new ArrayList<>(byThreshold.tailMap(members, true).values());
        if (open.size() > 0) {
            groups.add(open);
        }
        return groups;
    }

    boolean hears(Seat seat, int members) {
        return members <= seat.largeThreshold || joined.containsKey(seat);
    }
}
