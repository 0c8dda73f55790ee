package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import java.util.List;

/** The rights of servers, for a gateway's access model; no client can ask it. */
public record GetServerAccess(List<ServerId> serverIds) implements Query {

    public GetServerAccess {
        Shape.required("serverIds", serverIds);
        Shape.list("serverIds", serverIds, 200);
    }
}
