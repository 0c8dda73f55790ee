package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes a server: what is absent stays, null takes away. */
public record UpdateServer(
        ServerId serverId, @Nullable String name, @Nullable Optional<String> icon) implements Command {

    public UpdateServer {
        Shape.required("serverId", serverId);
        name = name == null ? null : Shape.name("name", name, 2, 100);
        if (icon != null && icon.isPresent()) {
            Shape.text("icon", icon.get(), 1, 64);
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
