package dev.cryb.messaging.access;

import dev.cryb.event.ChannelAccess;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Overwrite.TargetType;
import dev.cryb.permission.Permissions;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what concerns rights from rows; the SQL beside each reader names the columns as it expects them. */
public final class AccessRows {

    /** A channel's overwrites as four arrays; the channel is {@code c}. */
    public static final String OVERWRITES = """
            (SELECT array_agg(o.target_type ORDER BY o.target_id) FROM overwrite o WHERE o.channel_id = c.id) AS ow_types,
            (SELECT array_agg(o.target_id ORDER BY o.target_id) FROM overwrite o WHERE o.channel_id = c.id) AS ow_targets,
            (SELECT array_agg(o.allow ORDER BY o.target_id) FROM overwrite o WHERE o.channel_id = c.id) AS ow_allows,
            (SELECT array_agg(o.deny ORDER BY o.target_id) FROM overwrite o WHERE o.channel_id = c.id) AS ow_denies""";

    /** A member's roles as an array; the member is {@code m}. */
    public static final String MEMBER_ROLES = """
            (SELECT array_agg(mr.role_id ORDER BY mr.role_id) FROM member_role mr
             WHERE mr.server_id = m.server_id AND mr.user_id = m.user_id) AS member_roles""";

    private AccessRows() {}

    /** Reads {@link #OVERWRITES}. */
    public static List<Overwrite> overwrites(Row row) {
        String[] types = row.getArrayOfStrings("ow_types");
        if (types == null) {
            return List.of();
        }
        Long[] targets = row.getArrayOfLongs("ow_targets");
        Long[] allows = row.getArrayOfLongs("ow_allows");
        Long[] denies = row.getArrayOfLongs("ow_denies");
        List<Overwrite> overwrites = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            overwrites.add(new Overwrite(
                    TargetType.valueOf(types[i].toUpperCase(Locale.ROOT)),
                    targets[i],
                    new Permissions(allows[i]),
                    new Permissions(denies[i])));
        }
        return overwrites;
    }

    /** Reads {@code id, type, parent_id} and {@link #OVERWRITES}. */
    public static ChannelAccess channel(Row row) {
        return new ChannelAccess(
                new ChannelId(row.getLong("id")), channelType(row.getString("type")), parent(row), overwrites(row));
    }

    /** Reads {@code parent_id}. */
    public static @Nullable ChannelId parent(Row row) {
        Long parent = row.getLong("parent_id");
        return parent == null ? null : new ChannelId(parent);
    }

    /** Reads {@code server_id, user_id, timeout_until} and {@link #MEMBER_ROLES}. */
    public static MemberAccess member(Row row) {
        return new MemberAccess(
                new ServerId(row.getLong("server_id")),
                new UserId(row.getLong("user_id")),
                memberRoles(row),
                instant(row, "timeout_until"));
    }

    /** Reads {@link #MEMBER_ROLES}. */
    public static List<RoleId> memberRoles(Row row) {
        Long[] roles = row.getArrayOfLongs("member_roles");
        return roles == null ? List.of() : Arrays.stream(roles).map(RoleId::new).toList();
    }

    /** Reads {@code id, permissions, position}. */
    public static RoleAccess role(Row row) {
        return new RoleAccess(
                new RoleId(row.getLong("id")), new Permissions(row.getLong("permissions")), row.getInteger("position"));
    }

    /** The type of a name as the tables and the wire have it. */
    public static ChannelType channelType(String name) {
        return ChannelType.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** A time that may be absent. */
    public static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
