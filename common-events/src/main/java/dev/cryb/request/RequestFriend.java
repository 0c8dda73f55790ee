package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks someone to be friends; asks back, it accepts. */
public record RequestFriend(
        @Nullable UserId userId,
        @Nullable String username,
        @JsonProperty("_person") @Nullable User person) implements AboutPerson {

    public RequestFriend {
        AboutPerson.check(userId, username);
    }

    @Override
    public RequestFriend knowing(List<User> people) {
        return new RequestFriend(userId, username, people.get(0));
    }
}
