package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepts someone's request to be friends. */
public record AcceptFriend(
        @Nullable UserId userId,
        @Nullable String username,
        @JsonProperty("_person") @Nullable User person) implements AboutPerson {

    public AcceptFriend {
        AboutPerson.check(userId, username);
    }

    @Override
    public AcceptFriend knowing(List<User> people) {
        return new AcceptFriend(userId, username, people.get(0));
    }
}
