package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;

/**
 * Who is there, for a gateway that knows what its session may see; no client can ask it.
 *
 * @param userIds these, offline ones too
 * @param serverIds those in these servers who are not offline
 */
public record GetPresences(List<UserId> userIds, List<ServerId> serverIds) implements Query {

    public GetPresences {
        Shape.required("userIds", userIds);
        Shape.required("serverIds", serverIds);
    }
}
