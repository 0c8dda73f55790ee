package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a block; nothing else comes back. */
public record UnblockUser(
        @Nullable UserId userId,
        @Nullable String username,
        @JsonProperty("_person") @Nullable User person) implements AboutPerson {

    public UnblockUser {
        AboutPerson.check(userId, username);
    }

    @Override
    public UnblockUser knowing(List<User> people) {
        return new UnblockUser(userId, username, people.get(0));
    }
}
