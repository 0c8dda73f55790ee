package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks someone: ends friendship and direct messages in both directions, without telling them. */
public record BlockUser(
        @Nullable UserId userId,
        @Nullable String username,
        @JsonProperty("_person") @Nullable User person) implements AboutPerson {

    public BlockUser {
        AboutPerson.check(userId, username);
    }

    @Override
    public BlockUser knowing(List<User> people) {
        return new BlockUser(userId, username, people.get(0));
    }
}
