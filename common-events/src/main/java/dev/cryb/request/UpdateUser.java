package dev.cryb.request;

import dev.cryb.error.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes how others see the caller: what is absent stays, null takes away. */
public record UpdateUser(
        @Nullable String displayName,
        @Nullable Optional<String> avatar,
        @Nullable Optional<String> bio) implements Command {

    public UpdateUser {
        displayName = displayName == null ? null : Shape.name("displayName", displayName, 1, 32);
        if (avatar != null && avatar.isPresent()) {
            Shape.text("avatar", avatar.get(), 1, 64);
        }
        if (bio != null && bio.isPresent()) {
            Shape.text("bio", bio.get(), 0, 300);
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
