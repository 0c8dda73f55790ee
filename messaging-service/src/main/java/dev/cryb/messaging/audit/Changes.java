package dev.cryb.messaging.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.json.Json;
import dev.cryb.model.AuditEntry.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields as they were and as they are; those that stay are left out. */
public final class Changes {

    private final List<Change> changes = new ArrayList<>();

    /** A field; absent where it was not or is not there. */
    public Changes of(String key, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(key, json(before), json(after)));
        }
        return this;
    }

    public List<Change> list() {
        return changes;
    }

    private static @Nullable JsonNode json(@Nullable Object value) {
        return value == null ? null : Json.shared().valueToTree(value);
    }
}
