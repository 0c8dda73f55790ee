package dev.cryb.media.upload;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.error.Refused;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.request.OpenParts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the store begin an upload in parts. */
@ApplicationScoped
class BeginPartsTask implements TodoHandler {

    static final String KIND = "media:begin_parts";

    private final ObjectStore store;

    BeginPartsTask(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        Errand errand = Errand.read(todo.payload());
        return store.beginParts(Keys.of(Keys.INCOMING, errand.uploadId().value()))
                .<Outcome>map(storeId -> Outcome.command(errand.caller(), new OpenParts(errand.uploadId(), storeId)))
                .onFailure(Refused.class)
                .recoverWithItem(away -> Outcome.command(errand.caller(), new OpenParts(errand.uploadId(), null)));
    }
}
