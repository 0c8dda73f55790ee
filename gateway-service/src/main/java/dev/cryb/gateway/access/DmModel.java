package dev.cryb.gateway.access;

import dev.cryb.event.DmAccess;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.id.UserId;
import java.util.Set;
import java.util.stream.Collectors;

/** A direct message or group, and the sessions here of those who are in it. */
final class DmModel {

    final Audience audience;
    private Set<UserId> recipients;

    DmModel(DmAccess dm, Loops loops) {
        this.audience = new Audience(loops);
        this.recipients = Set.copyOf(dm.recipients());
    }

    boolean has(UserId userId) {
        return recipients.contains(userId);
    }

    void left(UserId userId) {
        recipients = recipients.stream().filter(one -> !one.equals(userId)).collect(Collectors.toUnmodifiableSet());
    }

    void change(DmAccess dm) {
        recipients = Set.copyOf(dm.recipients());
    }
}
