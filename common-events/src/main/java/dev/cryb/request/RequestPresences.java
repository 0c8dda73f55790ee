package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether these are there; those whom the caller has nothing to do with are unknown.
 *
 * @param userIds up to 200
 * @param inSight those of them whom the caller may see, stamped by the gateway; what a client says here is overwritten
 */
public record RequestPresences(
        List<UserId> userIds, @Nullable List<UserId> inSight) implements Query {

    public RequestPresences {
        Shape.required("userIds", userIds);
        Shape.list("userIds", userIds, 200);
    }

    /** The same, knowing whom the caller may see. */
    public RequestPresences seeing(List<UserId> people) {
        return new RequestPresences(userIds, people);
    }
}
