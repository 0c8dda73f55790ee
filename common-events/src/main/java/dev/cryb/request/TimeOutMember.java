package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets a member only look, until a moment at most 28 days ahead. */
public record TimeOutMember(
        ServerId serverId,
        UserId userId,
        Instant until,
        @Nullable String reason) implements Command {

    public TimeOutMember {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
        Shape.required("until", until);
        reason = Shape.optionalText("reason", reason, 0, 512);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
