package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UserId;

/** Someone whom the caller shares a server, a friendship or a direct message with. */
public record GetUser(UserId userId) implements Query {

    public GetUser {
        Shape.required("userId", userId);
    }
}
