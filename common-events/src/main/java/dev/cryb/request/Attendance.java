package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;

/** All sessions of a user at one gateway, and the servers that the user is in. */
public record Attendance(UserId userId, List<Sitting> sessions, List<ServerId> servers) {

    public Attendance {
        Shape.required("userId", userId);
        Shape.required("sessions", sessions);
        Shape.required("servers", servers);
    }
}
