package dev.cryb.messaging.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.json.Json;
import dev.cryb.model.AuditEntry.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

    /** A field of something that was not there before, or is not there after. */
    public <T> Changes of(String key, @Nullable T before, @Nullable T after, Function<T, @Nullable Object> field) {
        return of(key, before == null ? null : field.apply(before), after == null ? null : field.apply(after));
    }

    /** Whether all is as it was. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public List<Change> list() {
        return changes;
    }

    private static @Nullable JsonNode json(@Nullable Object value) {
        return value == null ? null : Json.shared().valueToTree(value);
    }
}
