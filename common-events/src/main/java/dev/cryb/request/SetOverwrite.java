package dev.cryb.request;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.json.IdDeserializer;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Overwrite.TargetType;
import dev.cryb.permission.Permissions;

/** Sets what a channel allows and denies to one role or member. */
public record SetOverwrite(
        ChannelId channelId,
        TargetType targetType,

        @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(using = IdDeserializer.class)
        long targetId,

        Permissions allow,
        Permissions deny)
        implements Command {

    public SetOverwrite {
        Shape.required("channelId", channelId);
        new Overwrite(targetType, targetId, allow, deny);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }

    /** What is set. */
    public Overwrite overwrite() {
        return new Overwrite(targetType, targetId, allow, deny);
    }
}
