package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UserId;
import java.util.List;

/** The time has come to look at these users again, all of one partition: a grace is over, or a burst. */
public record SettlePresence(List<UserId> userIds) implements Command {

    public SettlePresence {
        Shape.required("userIds", userIds);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return userIds.get(0).partition();
    }
}
