package dev.cryb.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone is there, on what, and what they do.
 *
 * @param status to everyone but oneself never {@link Status#INVISIBLE}
 * @param activities up to 4
 * @param devices those in use, each with the status shown there; empty while offline
 * @param lastSeen when they went, while offline; absent for those never seen
 */
public record Presence(
        UserId userId,
        Status status,
        List<Activity> activities,
        Map<Device, Status> devices,
        @Nullable Instant lastSeen) {

    /** Someone who is not there. */
    public static Presence offline(UserId userId, @Nullable Instant lastSeen) {
        return new Presence(userId, Status.OFFLINE, List.of(), Map.of(), lastSeen);
    }

    @JsonIgnore
    public boolean isOffline() {
        return status == Status.OFFLINE;
    }
}
