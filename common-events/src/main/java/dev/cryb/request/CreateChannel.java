package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a channel in a server; overwrites make it private from its first moment. */
public record CreateChannel(
        ServerId serverId,
        ChannelType type,
        String name,
        @Nullable String topic,
        @Nullable ChannelId parentId,
        @Nullable List<Overwrite> overwrites,
        @Nullable Integer slowmodeSeconds,
        @Nullable Integer userLimit)
        implements Command {

    public CreateChannel {
        Shape.required("serverId", serverId);
        Shape.required("type", type);
        if (type == ChannelType.DM || type == ChannelType.GROUP) {
            throw Refused.invalid("type", "A server has no channels of this type.");
        }
        name = Shape.name("name", name, 1, 100);
        topic = Shape.optionalText("topic", topic, 0, 1024);
        overwrites = overwrites == null ? List.of() : overwrites;
        Shape.list("overwrites", overwrites, 200);
        slowmodeSeconds = Shape.number("slowmodeSeconds", slowmodeSeconds, 0, 21_600, 0);
        if (userLimit != null) {
            userLimit = Shape.number("userLimit", userLimit, 1, 99, 99);
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
