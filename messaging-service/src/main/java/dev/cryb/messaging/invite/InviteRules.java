package dev.cryb.messaging.invite;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Invite;
import dev.cryb.permission.Permission;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.InviteCode;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When an invite opens its server. */
final class InviteRules {

    /** Invites of a server that may be open at once. */
    static final int MAX_OPEN = 1_000;

    private InviteRules() {}

    /** Refuses one more invite than a server may have. */
    static void requireRoom(int open) {
        if (open >= MAX_OPEN) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "A server has at most " + MAX_OPEN + " open invites.");
        }
    }

    /** Refuses those who may not end an invite, as if it did not exist. */
    static void requireEnder(Invite invite, ServerSight sight, Instant now) {
        if (invite.creatorId().equals(sight.member().userId())) {
            return;
        }
        ChannelModel channel = sight.server().channel(invite.channelId());
        if (channel == null
                || !Rights.inChannel(
                                sight.server().ground(),
                                sight.member(),
                                channel.access().overwrites(),
                                now)
                        .has(Permission.MANAGE_CHANNELS)) {
            throw Unknown.invite();
        }
    }

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

    /** What the audit log says of an invite that was made or ended. */
    static Changes changes(@Nullable Invite before, @Nullable Invite after) {
        return new Changes()
                .of("channelId", before, after, Invite::channelId)
                .of("creatorId", before, after, Invite::creatorId)
                .of("uses", before, after, Invite::uses)
                .of("maxUses", before, after, Invite::maxUses)
                .of("expiresAt", before, after, Invite::expiresAt);
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
