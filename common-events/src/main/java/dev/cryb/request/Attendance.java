package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a user at one gateway, and the servers that the user is in.
 *
 * @param expected true where the user has no session there but waits to be let in, or was lost with many others at once
 *     and is thought to come back: one who is shown as there stays so
 */
public record Attendance(
        UserId userId,
        List<Sitting> sessions,
        List<ServerId> servers,
        @Nullable Boolean expected) {

    public Attendance {
        Shape.required("userId", userId);
        Shape.required("sessions", sessions);
        Shape.required("servers", servers);
    }
}
