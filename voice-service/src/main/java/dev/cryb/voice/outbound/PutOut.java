package dev.cryb.voice.outbound;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.json.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts someone out of a room at LiveKit; that they are not there is as well. */
@ApplicationScoped
public class PutOut implements TodoHandler {

    public static final String KIND = "put_out";

    private final LiveKit livekit;

    public PutOut(LiveKit livekit) {
        this.livekit = livekit;
    }

    /** The payload. */
    public record Whom(String room, String identity) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        Whom whom = Json.readOwn(todo.payload(), Whom.class);
        return livekit.remove(whom.room(), whom.identity()).map(done -> Outcome.done());
    }
}
