package dev.cryb.messaging.channel;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Overwrite.TargetType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateChannel;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which channels may be made, and what they are made of. */
final class ChannelRules {

    /** Channels that a server may have. */
    static final int MAX_CHANNELS = 500;

    private ChannelRules() {}

    /** Refuses a channel that may not be made; members among the overwrites' targets are not looked at. */
    static void check(CreateChannel command, ServerSight sight, Instant now) {
        sight.rights().require(Permission.MANAGE_CHANNELS);
        if (sight.server().channels().size() >= MAX_CHANNELS) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "A server has at most " + MAX_CHANNELS + " channels.");
        }
        category(command, sight, now);
        checkOverwrites(overwrites(command), sight);
    }

    /** The category that the channel is to lie in. */
    private static @Nullable ChannelModel category(CreateChannel command, ServerSight sight, Instant now) {
        ChannelId parentId = command.parentId();
        if (parentId == null) {
            return null;
        }
        if (command.type() == ChannelType.CATEGORY) {
            throw Refused.invalid("parentId", "A category lies in no other.");
        }
        ChannelModel parent = sight.server().channel(parentId);
        if (parent == null
                || parent.access().type() != ChannelType.CATEGORY
                || !Rights.inChannel(
                                sight.server().ground(),
                                sight.member(),
                                parent.access().overwrites(),
                                now)
                        .has(Permission.VIEW_CHANNEL)) {
            throw Unknown.channel();
        }
        return parent;
    }

    private static void checkOverwrites(List<Overwrite> overwrites, ServerSight sight) {
        Set<Long> roles = sight.server().ground().roles().stream()
                .map(role -> role.roleId())
                .collect(Collectors.toUnmodifiableSet());
        Set<String> targets = new HashSet<>();
        Permissions touched = Permissions.NONE;
        for (Overwrite overwrite : overwrites) {
            if (!targets.add(overwrite.targetType() + ":" + overwrite.targetId())) {
                throw Refused.invalid("overwrites", "A role or member can have one overwrite.");
            }
            if (overwrite.targetType() == TargetType.ROLE && !roles.contains(overwrite.targetId())) {
                throw Unknown.role();
            }
            touched = touched.plus(overwrite.allow()).plus(overwrite.deny());
        }
        sight.rights().requireAll(touched);
    }

    /** The members that overwrites are for, who must be there. */
    static Long[] memberTargets(CreateChannel command) {
        return overwrites(command).stream()
                .filter(overwrite -> overwrite.targetType() == TargetType.MEMBER)
                .map(Overwrite::targetId)
                .toArray(Long[]::new);
    }

    /** The channel that a checked request makes: the last in its server, with its category's overwrites by default. */
    static Channel fresh(CreateChannel command, ChannelId id, ServerSight sight, Instant now) {
        ChannelModel category = category(command, sight, now);
        List<Overwrite> overwrites = overwrites(command);
        int position = 1
                + sight.server().channels().stream()
                        .mapToInt(ChannelModel::position)
                        .max()
                        .orElse(-1);
        return new Channel(
                id,
                sight.server().id(),
                command.type(),
                command.name(),
                command.topic(),
                position,
                command.parentId(),
                Objects.requireNonNullElse(command.slowmodeSeconds(), 0),
                null,
                overwrites.isEmpty() && category != null ? category.access().overwrites() : overwrites,
                null,
                null,
                command.type() == ChannelType.VOICE ? command.userLimit() : null);
    }

    private static List<Overwrite> overwrites(CreateChannel command) {
        return command.overwrites() == null ? List.of() : command.overwrites();
    }
}
