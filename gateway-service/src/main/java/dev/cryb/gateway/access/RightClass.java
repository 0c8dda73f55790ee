package dev.cryb.gateway.access;

import dev.cryb.permission.PermissionCalculator.Subject;
import dev.cryb.permission.Permissions;
import java.util.HashMap;
import java.util.Map;

/** Members of one server who may all do the same, and their sessions. */
final class RightClass {

    final Subject subject;
    final Audience audience;

    /** What the roles grant; renewed when one of them changes. */
    Permissions base;

    /** By channel; emptied when roles or channels change. */
    final Map<Long, Permissions> inChannel = new HashMap<>();

    RightClass(Subject subject, Permissions base, Audience audience) {
        this.subject = subject;
        this.base = base;
        this.audience = audience;
    }
}
