package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.Ids;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a direct message with one person, or a group with up to nine. */
public record CreateDm(
        List<UserId> userIds,
        @Nullable String name,
        @JsonProperty("_people") @Nullable List<User> people) implements NamesPeople {

    public CreateDm {
        Shape.required("userIds", userIds);
        Shape.list("userIds", userIds, 9);
        if (userIds.isEmpty()) {
            throw Refused.invalid("userIds", "userIds takes 1 to 9 entries.");
        }
        userIds = userIds.stream().distinct().toList();
        name = name == null ? null : Shape.name("name", name, 1, 100);
    }

    @Override
    public List<UserId> named() {
        return userIds;
    }

    @Override
    public CreateDm knowing(List<User> known) {
        return new CreateDm(userIds, name, known);
    }

    /** A pair's own line, so that there is one DM of it even when both open it at once. */
    @Override
    public int partition(Caller caller, String nonce) {
        return userIds.size() == 1
                ? AboutPerson.ofPair(caller.userId(), userIds.get(0))
                : Ids.partitionOf(caller.userId() + ":" + nonce);
    }
}
