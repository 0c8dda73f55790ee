package dev.cryb.messaging.invite;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Invite;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.InviteCode;
import java.time.Instant;
import java.util.Objects;

/** When an invite opens its server. */
final class InviteRules {

    private InviteRules() {}

    /** The invite that a request asks for. */
    static Invite fresh(CreateInvite command, InviteCode code, ServerId serverId, UserId creator, Instant now) {
        int age = Objects.requireNonNullElse(command.maxAgeSeconds(), CreateInvite.DEFAULT_AGE_SECONDS);
        return new Invite(
                code.text(),
                serverId,
                command.channelId(),
                creator,
                0,
                Objects.requireNonNullElse(command.maxUses(), 0),
                age == 0 ? null : now.plusSeconds(age));
    }

    /** Refuses one that has ended by time or by use, as if it had never been. */
    static void requireOpen(Invite invite, Instant now) {
        Instant expiresAt = invite.expiresAt();
        boolean expired = expiresAt != null && !now.isBefore(expiresAt);
        boolean usedUp = invite.maxUses() > 0 && invite.uses() >= invite.maxUses();
        if (expired || usedUp) {
            throw Unknown.invite();
        }
    }
}
