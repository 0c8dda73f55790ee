package dev.cryb.voice.room;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.ModeratesVoice;
import dev.cryb.request.VoiceMandate;
import org.jspecify.annotations.Nullable;

/** Who may talk, and who may do what to the calls of others. */
final class VoiceRules {

    private VoiceRules() {}

    /** Refuses one who may not be in a channel's call. */
    static void requireEntry(Permissions rights) {
        if (!rights.has(Permission.VIEW_CHANNEL)) {
            throw Refused.of(ErrorCode.UNKNOWN_CHANNEL, "There is no such channel.");
        }
        if (!rights.has(Permission.CONNECT)) {
            throw Refused.forbidden(Permission.CONNECT.name());
        }
    }

    /** Whether one who is in a call may stay in it. */
    static boolean mayStay(Permissions rights) {
        return rights.has(Permission.VIEW_CHANNEL) && rights.has(Permission.CONNECT);
    }

    /** The call of someone who must be in one. */
    static Call requireCall(@Nullable Call call) {
        if (call == null) {
            throw Refused.of(ErrorCode.CONFLICT, "You are in no call.");
        }
        return call;
    }

    /**
     * Refuses a moderator without the right where the member talks, or in the server if the member talks nowhere in it.
     *
     * @return the member's call in that server, if there is one
     */
    static @Nullable Call requireRight(ModeratesVoice command, @Nullable Call call) {
        VoiceMandate mandate = Shape.required("by", command.by());
        Call here = call != null && command.serverId().equals(call.serverId()) ? call : null;
        boolean may = here == null ? mandate.inServer() : mandate.where().contains(here.channelId());
        if (!may) {
            throw Refused.forbidden(command.right().name());
        }
        return here;
    }

    /** As {@link #requireRight}, of someone who must be in a call there. */
    static Call requireCall(ModeratesVoice command, @Nullable Call call) {
        Call here = requireRight(command, call);
        if (here == null) {
            throw Refused.of(ErrorCode.UNKNOWN_MEMBER, "That member is in no call of this server.");
        }
        return here;
    }
}
