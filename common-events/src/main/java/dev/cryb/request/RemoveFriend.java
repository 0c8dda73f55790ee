package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a friendship. */
public record RemoveFriend(
        @Nullable UserId userId,
        @Nullable String username,
        @JsonProperty("_person") @Nullable User person) implements AboutPerson {

    public RemoveFriend {
        AboutPerson.check(userId, username);
    }

    @Override
    public RemoveFriend knowing(List<User> people) {
        return new RemoveFriend(userId, username, people.get(0));
    }
}
