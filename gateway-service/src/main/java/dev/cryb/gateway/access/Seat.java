package dev.cryb.gateway.access;

import dev.cryb.gateway.fanout.Subscriber;
import dev.cryb.id.ChannelId;
import java.util.HashSet;
import java.util.Set;

/** A session's place in the access model. */
final class Seat {

    final Subscriber session;

    /** Whether it gets the messages of all channels it may view, and not only of those it has joined. */
    final boolean attentive;

    /** In servers of up to so many members it hears who is there, of everyone. */
    final int largeThreshold;

    /** Channels that it has joined. */
    final Set<ChannelId> joined = new HashSet<>();

    Seat(Subscriber session, boolean attentive, int largeThreshold) {
        this.session = session;
        this.attentive = attentive;
        this.largeThreshold = largeThreshold;
    }
}
