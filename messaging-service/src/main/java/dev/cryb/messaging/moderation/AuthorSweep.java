package dev.cryb.messaging.moderation;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.SweepAuthor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks for the next piece of a sweep, until none is left: each piece leaves the next one to do. */
@ApplicationScoped
class AuthorSweep implements TodoHandler {

    /** Its payload is a {@link SweepAuthor} as JSON. */
    static final String KIND = "author-sweep";

    private static final Caller SERVICE = new Caller(new UserId(1), "messaging", "messaging", null);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        return Uni.createFrom().item(Outcome.command(SERVICE, Json.readOwn(todo.payload(), SweepAuthor.class)));
    }
}
