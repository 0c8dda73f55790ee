package dev.cryb.event;

import dev.cryb.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What gateways must know of a presence: whom it is about, and whether others saw that one come or go.
 *
 * @param turn what it is to the friends
 * @param hidden whether the person is invisible now, which only their own gateways may know
 * @param lastSeen of one who has gone
 */
public record PresenceChange(
        UserId userId, Turn turn, boolean hidden, @Nullable Instant lastSeen) implements Meta {

    /** Whether someone came or went. */
    public enum Turn {
        NONE,
        CAME,
        WENT
    }
}
