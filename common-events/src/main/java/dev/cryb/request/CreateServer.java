package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.Ids;
import org.jspecify.annotations.Nullable;

/** Founds a server, with one text channel; the caller owns it. */
public record CreateServer(String name, @Nullable String icon) implements Command {

    public CreateServer {
        name = Shape.name("name", name, 2, 100);
        icon = Shape.optionalText("icon", icon, 1, 64);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return Ids.partitionOf(caller.userId() + ":" + nonce);
    }
}
