package dev.cryb.media.upload;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.media.store.ObjectStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes objects that nobody has any more; the payload is their keys, with spaces between. */
@ApplicationScoped
class DeleteObjectsTask implements TodoHandler {

    static final String KIND = "media:delete_objects";

    private final ObjectStore store;

    DeleteObjectsTask(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        return Multi.createFrom()
                .iterable(List.of(todo.payload().split(" ", -1)))
                .onItem()
                .transformToUniAndConcatenate(store::delete)
                .collect()
                .last()
                .replaceWith(Outcome.done());
    }
}
