package dev.cryb.media.upload;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.media.store.ObjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the store give up an upload in parts. */
@ApplicationScoped
class AbortPartsTask implements TodoHandler {

    static final String KIND = "media:abort_parts";

    private final ObjectStore store;

    AbortPartsTask(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        int space = todo.payload().indexOf(' ');
        return store.abortParts(
                        todo.payload().substring(0, space), todo.payload().substring(space + 1))
                .replaceWith(Outcome.done());
    }
}
