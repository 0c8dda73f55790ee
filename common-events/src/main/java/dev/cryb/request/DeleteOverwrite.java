package dev.cryb.request;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.json.IdDeserializer;
import dev.cryb.permission.Overwrite.TargetType;

/** Takes away what a channel allows and denies to one role or member. */
public record DeleteOverwrite(
        ChannelId channelId,
        TargetType targetType,

        @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(using = IdDeserializer.class)
        long targetId)
        implements Command {

    public DeleteOverwrite {
        Shape.required("channelId", channelId);
        Shape.required("targetType", targetType);
        if (targetId <= 0) {
            throw Refused.invalid("targetId", "targetId is missing.");
        }
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return channelId.partition();
    }
}
