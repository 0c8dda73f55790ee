package dev.cryb.permission;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.json.IdDeserializer;

/**
 * What a channel grants and denies to one role or one member, over the server's rights.
 *
 * @param targetId a role's or a user's id, by the type
 */
public record Overwrite(
        TargetType targetType,

        @JsonSerialize(using = ToStringSerializer.class) @JsonDeserialize(using = IdDeserializer.class)
        long targetId,

        Permissions allow,
        Permissions deny) {

    /** Whom an overwrite is for. */
    public enum TargetType {
        @JsonProperty("role")
        ROLE,
        @JsonProperty("member")
        MEMBER
    }

    public Overwrite {
        Shape.required("targetType", targetType);
        Shape.required("allow", allow);
        Shape.required("deny", deny);
        if (targetId <= 0) {
            throw Refused.invalid("targetId", "An overwrite needs the id of a role or a member.");
        }
        if (allow.intersect(deny).bits() != 0) {
            throw Refused.invalid("deny", "A right cannot be both allowed and denied.");
        }
    }

    /** An overwrite for a role; @everyone is the role with the server's id. */
    public static Overwrite role(long roleId, Permissions allow, Permissions deny) {
        return new Overwrite(TargetType.ROLE, roleId, allow, deny);
    }

    /** An overwrite for one member. */
    public static Overwrite member(long userId, Permissions allow, Permissions deny) {
        return new Overwrite(TargetType.MEMBER, userId, allow, deny);
    }
}
