package dev.cryb.request;

import dev.cryb.event.AccessChange;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rights may have changed where people talk: voice asks messaging about those whom it concerns.
 *
 * @param serverId where; absent for a direct message or group
 * @param channelId only there
 * @param userId only this one
 */
public record RecheckVoice(
        @Nullable ServerId serverId,
        @Nullable ChannelId channelId,
        @Nullable UserId userId) implements Command {

    /** What voice must look at again after a change, if anything. */
    public static Optional<RecheckVoice> after(AccessChange change) {
        return Optional.ofNullable(
                switch (change) {
                    case AccessChange.MemberGone gone -> new RecheckVoice(gone.serverId(), null, gone.userId());
                    case AccessChange.ServerGone gone -> new RecheckVoice(gone.serverId(), null, null);
                    case AccessChange.OwnerChanged changed -> new RecheckVoice(changed.serverId(), null, null);
                    case AccessChange.RoleChanged changed -> new RecheckVoice(changed.serverId(), null, null);
                    case AccessChange.RoleGone gone -> new RecheckVoice(gone.serverId(), null, null);
                    case AccessChange.MemberRolesChanged changed ->
                        new RecheckVoice(
                                changed.serverId(),
                                null,
                                changed.member().user().id());
                    case AccessChange.MemberTimeoutChanged changed ->
                        new RecheckVoice(
                                changed.serverId(), null, changed.member().userId());
                    case AccessChange.OverwritesChanged changed ->
                        new RecheckVoice(changed.serverId(), changed.channelId(), null);
                    case AccessChange.ChannelClosed closed ->
                        new RecheckVoice(closed.serverId(), closed.channelId(), null);
                    case AccessChange.DmLeft left -> new RecheckVoice(null, left.channelId(), left.userId());
                    case AccessChange.MemberEntered entered -> null;
                    case AccessChange.ChannelOpened opened -> null;
                    case AccessChange.ChannelPlaced placed -> null;
                    case AccessChange.DmOpened opened -> null;
                    case AccessChange.FriendsMade made -> null;
                    case AccessChange.FriendsParted parted -> null;
                    case AccessChange.PersonChanged changed -> null;
                });
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId != null
                ? serverId.partition()
                : Objects.requireNonNull(channelId).partition();
    }
}
