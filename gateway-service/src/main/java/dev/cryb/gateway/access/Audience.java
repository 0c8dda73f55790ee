package dev.cryb.gateway.access;

import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.id.ChannelId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sessions that see the same, sorted by what they want to hear.
 *
 * <p>So that a message costs nothing for those who have not joined its channel and want joined channels only.
 */
final class Audience {

    private final Loops loops;
    private final Set<Seat> seats = new LinkedHashSet<>();

    /** All of them. */
    private final Group all;

    /** Those who hear the messages of every channel they may view. */
    private final Group attentive;

    /** Those of the others who have joined a channel, by channel. */
    private final Map<ChannelId, Group> joined = new HashMap<>();

    Audience(Loops loops) {
        this.loops = loops;
        this.all = new Group(loops);
        this.attentive = new Group(loops);
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    void add(Seat seat) {
        if (seats.add(seat)) {
            all.add(seat.session);
            if (seat.attentive) {
                attentive.add(seat.session);
            } else {
                seat.joined.forEach(channel -> join(seat, channel));
            }
        }
    }

    void remove(Seat seat) {
        if (seats.remove(seat)) {
            all.remove(seat.session);
            if (seat.attentive) {
                attentive.remove(seat.session);
            } else {
                seat.joined.forEach(channel -> leave(seat, channel));
            }
        }
    }

    /** One of its seats has joined a channel. */
    void join(Seat seat, ChannelId channel) {
        if (!seat.attentive && seats.contains(seat)) {
            joined.computeIfAbsent(channel, fresh -> new Group(loops)).add(seat.session);
        }
    }

    /** One of its seats, or one that was, has left a channel. */
    void leave(Seat seat, ChannelId channel) {
        Group group = seat.attentive ? null : joined.get(channel);
        if (group != null) {
            group.remove(seat.session);
            if (group.size() == 0) {
                joined.remove(channel);
            }
        }
    }

    Group all() {
        return all;
    }

    /** Adds those who hear a message of this channel. */
    void addListeners(ChannelId channel, List<Group> groups) {
        if (attentive.size() > 0) {
            groups.add(attentive);
        }
        Group here = joined.get(channel);
        if (here != null) {
            groups.add(here);
        }
    }
}
