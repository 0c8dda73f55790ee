package dev.cryb.messaging.role;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Overwrite.TargetType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a channel's overwrites are after a change, and for whom else it counts. */
final class Overwrites {

    /** Roles and members that a channel may speak of. */
    private static final int MOST = 200;

    private Overwrites() {}

    /** Refuses to touch rights that one does not hold here. */
    static void check(ChannelSight.InServer sight, TargetType type, long targetId, @Nullable Overwrite now) {
        sight.rights().require(Permission.MANAGE_ROLES);
        List<Overwrite> all = sight.channel().access().overwrites();
        Permissions touched = now == null ? Permissions.NONE : now.allow().plus(now.deny());
        Overwrite before = of(all, type, targetId);
        if (before != null) {
            touched = touched.plus(before.allow()).plus(before.deny());
        } else if (all.size() >= MOST) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "A channel has at most " + MOST + " overwrites.");
        }
        sight.rights().requireAll(touched);
    }

    static @Nullable Overwrite of(List<Overwrite> all, TargetType type, long targetId) {
        return all.stream()
                .filter(one -> one.targetType() == type && one.targetId() == targetId)
                .findFirst()
                .orElse(null);
    }

    /** All of them with this one in its place. */
    static List<Overwrite> with(List<Overwrite> all, Overwrite now) {
        List<Overwrite> changed = new ArrayList<>(without(all, now.targetType(), now.targetId()));
        changed.add(now);
        return changed;
    }

    /** All of them but this one. */
    static List<Overwrite> without(List<Overwrite> all, TargetType type, long targetId) {
        return all.stream()
                .filter(one -> one.targetType() != type || one.targetId() != targetId)
                .toList();
    }

    /** The channel, and those below a category that were never changed by themselves: they say what it says. */
    static List<ChannelModel> concerned(ChannelSight.InServer sight) {
        ChannelModel channel = sight.channel();
        if (channel.access().type() != ChannelType.CATEGORY) {
            return List.of(channel);
        }
        Set<Overwrite> own = Set.copyOf(channel.access().overwrites());
        return Stream.concat(
                        Stream.of(channel),
                        sight.server().channels().stream()
                                .filter(child ->
                                        channel.id().equals(child.access().parentId()))
                                .filter(child ->
                                        Set.copyOf(child.access().overwrites()).equals(own)))
                .collect(Collectors.toList());
    }
}
