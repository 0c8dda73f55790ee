package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/** Ends a member's timeout early. */
public record ClearTimeout(
        ServerId serverId, UserId userId, @Nullable String reason) implements Command {

    public ClearTimeout {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
        reason = Shape.optionalText("reason", reason, 0, 512);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
