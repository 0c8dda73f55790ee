package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes a channel: what is absent stays, null takes away.
 *
 * @param parentId the category it is to lie in
 */
public record UpdateChannel(
        ChannelId channelId,
        @Nullable String name,
        @Nullable Optional<String> topic,
        @Nullable Optional<ChannelId> parentId,
        @Nullable Integer slowmodeSeconds,
        @Nullable Optional<Integer> userLimit)
        implements Command {

    public UpdateChannel {
        Shape.required("channelId", channelId);
        name = name == null ? null : Shape.name("name", name, 1, 100);
        if (topic != null && topic.isPresent()) {
            Shape.text("topic", topic.get(), 0, 1024);
        }
        if (slowmodeSeconds != null) {
            Shape.number("slowmodeSeconds", slowmodeSeconds, 0, 21_600, 0);
        }
        if (userLimit != null && userLimit.isPresent()) {
            Shape.number("userLimit", userLimit.get(), 1, 99, 99);
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
