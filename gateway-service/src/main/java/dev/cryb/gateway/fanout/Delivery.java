package dev.cryb.gateway.fanout;

import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event and who gets it.
 *
 * @param number grows with every event of this gateway; a subscriber in two groups gets the event once
 * @param except a user whose sessions do not get it though they are in the groups
 * @param enteredMs when it entered the stream, by Redis' clock; 0 for what is derived here
 * @param trace the {@code traceparent} of what made it, if that is traced
 */
public record Delivery(
        OutboundEvent event,
        long number,
        List<Group> groups,
        @Nullable UserId except,
        long enteredMs,
        @Nullable String trace) {

    private static final String PRESENCE = "presence:update";

    public Delivery(OutboundEvent event, long number, List<Group> groups, @Nullable UserId except) {
        this(event, number, groups, except, 0, null);
    }

    /** Whether it may wait a moment for others to share a write with: who comes and goes is told in bursts. */
    boolean isPatient() {
        return event.name().equals(PRESENCE);
    }
}
