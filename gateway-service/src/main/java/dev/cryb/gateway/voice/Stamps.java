package dev.cryb.gateway.voice;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.ModeratesVoice;
import dev.cryb.request.MoveVoice;
import dev.cryb.request.VoiceMandate;
import dev.cryb.request.VoicePass;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a gateway says to voice of someone's rights, or refuses at the door. Belongs to the core loop. */
final class Stamps {

    /** With a tail older than this our rights may be stale. */
    private static final long STALE_MS = 1_000;

    private final AccessModel access;
    private final LongSupplier tailLagMs;

    Stamps(AccessModel access, LongSupplier tailLagMs) {
        this.access = access;
        this.tailLagMs = tailLagMs;
    }

    /** What someone may do in a channel's call. */
    VoicePass pass(UserId userId, ChannelId channelId) {
        requireFresh();
        Permissions rights = access.inChannel(userId, channelId);
        requireVoiceChannel(rights, channelId);
        if (access.isTimedOut(userId, channelId, Instant.now())) {
            throw Refused.of(ErrorCode.TIMED_OUT, "You are timed out in this server.");
        }
        if (!rights.has(Permission.CONNECT)) {
            throw Refused.forbidden(Permission.CONNECT.name());
        }
        return new VoicePass(access.serverOf(channelId), rights, access.userLimitOf(channelId));
    }

    /** Refuses a moderator who cannot be right, whoever it is about. */
    void requireModerator(UserId userId, ModeratesVoice command) {
        requireFresh();
        if (!access.inServer(userId, command.serverId(), null)) {
            throw Refused.of(ErrorCode.UNKNOWN_SERVER, "There is no such server.");
        }
        if (command instanceof MoveVoice move) {
            Permissions there = access.inChannel(userId, move.channelId());
            if (!Objects.equals(access.serverOf(move.channelId()), move.serverId())) {
                throw Refused.of(ErrorCode.UNKNOWN_CHANNEL, "There is no such channel.");
            }
            requireVoiceChannel(there, move.channelId());
            if (!there.has(Permission.MOVE_MEMBERS)) {
                throw Refused.forbidden(Permission.MOVE_MEMBERS.name());
            }
        }
    }

    /** @param rights of the one who is moved, where that one is moved to */
    VoiceMandate mandate(UserId userId, ModeratesVoice command, @Nullable Permissions rights) {
        VoicePass destination = command instanceof MoveVoice move && rights != null
                ? new VoicePass(move.serverId(), rights, access.userLimitOf(move.channelId()))
                : null;
        return new VoiceMandate(
                access.where(userId, command.serverId(), command.right()),
                access.inServer(userId, command.serverId(), command.right()),
                destination);
    }

    private void requireVoiceChannel(Permissions rights, ChannelId channelId) {
        if (!rights.has(Permission.VIEW_CHANNEL)) {
            throw Refused.of(ErrorCode.UNKNOWN_CHANNEL, "There is no such channel.");
        }
        ChannelType type = access.typeOf(channelId);
        if (type != null && type != ChannelType.VOICE) {
            throw Refused.invalid("channelId", "Nobody talks in a channel of this type.");
        }
    }

    private void requireFresh() {
        if (tailLagMs.getAsLong() > STALE_MS) {
            throw Refused.retryAfter(ErrorCode.UNAVAILABLE, "Rights are not known for sure right now.", STALE_MS);
        }
    }
}
