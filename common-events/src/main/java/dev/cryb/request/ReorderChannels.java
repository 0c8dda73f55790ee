package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives channels of a server new places; those not named keep theirs. */
public record ReorderChannels(ServerId serverId, List<Place> channels) implements Command {

    public ReorderChannels {
        Shape.required("serverId", serverId);
        Shape.required("channels", channels);
        Shape.list("channels", channels, 500);
        if (channels.isEmpty()) {
            throw Refused.invalid("channels", "channels takes 1 to 500 entries.");
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }

    /**
     * A channel's place.
     *
     * @param parentId absent leaves it in its category, null takes it out
     */
    public record Place(
            ChannelId id, Integer position, @Nullable Optional<ChannelId> parentId) {

        public Place {
            Shape.required("id", id);
            Shape.required("position", position);
            Shape.number("position", position, 0, 10_000, 0);
        }
    }
}
