package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes someone into a group. */
public record AddRecipient(
        ChannelId channelId,
        UserId userId,
        @JsonProperty("_person") @Nullable User person) implements NamesPeople {

    public AddRecipient {
        Shape.required("channelId", channelId);
        Shape.required("userId", userId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }

    @Override
    public List<UserId> named() {
        return List.of(userId);
    }

    @Override
    public AddRecipient knowing(List<User> people) {
        return new AddRecipient(channelId, userId, people.get(0));
    }
}
