package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes a member: nick, where null takes it away; what is absent stays.
 *
 * @param roles all that the member is to have, without @everyone
 */
public record UpdateMember(
        ServerId serverId,
        UserId userId,
        @Nullable Optional<String> nick,
        @Nullable List<RoleId> roles) implements Command {

    public UpdateMember {
        Shape.required("serverId", serverId);
        Shape.required("userId", userId);
        if (nick != null && nick.isPresent()) {
            nick = Optional.of(Shape.name("nick", nick.get(), 1, 32));
        }
        if (roles != null) {
            Shape.list("roles", roles, 250);
            roles = roles.stream().distinct().sorted().toList();
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
