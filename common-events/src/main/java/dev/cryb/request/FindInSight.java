package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UserId;
import java.util.List;

/** Which of these the caller has to do with, through a server, a friendship or a direct message; for gateways only. */
public record FindInSight(List<UserId> userIds) implements Query {

    public FindInSight {
        Shape.required("userIds", userIds);
        Shape.list("userIds", userIds, 1000);
    }
}
