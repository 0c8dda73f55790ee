package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bans someone, member or not; what they said lately may go with them. */
public record BanMember(
        ServerId serverId,
        UserId userId,
        @Nullable String reason,
        @Nullable Integer deleteMessageSeconds,
        @JsonProperty("_person") @Nullable User person)
        implements NamesPeople {

    public BanMember {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
        reason = Shape.optionalText("reason", reason, 0, 512);
        deleteMessageSeconds = Shape.number("deleteMessageSeconds", deleteMessageSeconds, 0, 604_800, 0);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }

    @Override
    public List<UserId> named() {
        return List.of(userId);
    }

    @Override
    public BanMember knowing(List<User> people) {
        return new BanMember(serverId, userId, reason, deleteMessageSeconds, people.get(0));
    }
}
