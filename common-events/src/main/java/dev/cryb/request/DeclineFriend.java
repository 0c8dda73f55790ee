package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declines someone's request, or takes one's own back. */
public record DeclineFriend(
        @Nullable UserId userId,
        @Nullable String username,
        @JsonProperty("_person") @Nullable User person) implements AboutPerson {

    public DeclineFriend {
        AboutPerson.check(userId, username);
    }

    @Override
    public DeclineFriend knowing(List<User> people) {
        return new DeclineFriend(userId, username, people.get(0));
    }
}
