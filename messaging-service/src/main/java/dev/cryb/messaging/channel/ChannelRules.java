package dev.cryb.messaging.channel;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.ChannelEvent.ChannelMoved;
import dev.cryb.id.ChannelId;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Overwrite.TargetType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.ReorderChannels;
import dev.cryb.request.UpdateChannel;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        category(command.parentId(), command.type(), sight, now);
        checkOverwrites(overwrites(command), sight);
    }

    /** Refuses a change that may not be made. */
    static void check(UpdateChannel command, ChannelSight.InServer sight, Instant now) {
        sight.rights().require(Permission.MANAGE_CHANNELS);
        ChannelType type = sight.channel().access().type();
        if (command.parentId() != null) {
            category(command.parentId().orElse(null), type, asServer(sight, now), now);
        }
        if (command.userLimit() != null && command.userLimit().isPresent() && type != ChannelType.VOICE) {
            throw Refused.invalid("userLimit", "Only a voice channel has a userLimit.");
        }
    }

    /** Refuses places that may not be given, and those of channels that the caller does not see. */
    static void check(ReorderChannels command, ServerSight sight, Instant now) {
        sight.rights().require(Permission.MANAGE_CHANNELS);
        Set<ChannelId> named = new HashSet<>();
        for (ReorderChannels.Place place : command.channels()) {
            if (!named.add(place.id())) {
                throw Refused.invalid("channels", "A channel can be given one place.");
            }
            ChannelModel channel = visible(place.id(), sight, now);
            if (place.parentId() != null) {
                category(place.parentId().orElse(null), channel.access().type(), sight, now);
            }
        }
    }

    private static ServerSight asServer(ChannelSight.InServer sight, Instant now) {
        return new ServerSight(
                sight.server(), sight.member(), Rights.inServer(sight.server().ground(), sight.member(), now));
    }

    /** A channel that the caller may view; all others are unknown. */
    private static ChannelModel visible(ChannelId id, ServerSight sight, Instant now) {
        ChannelModel channel = sight.server().channel(id);
        if (channel == null
                || !Rights.inChannel(
                                sight.server().ground(),
                                sight.member(),
                                channel.access().overwrites(),
                                now)
                        .has(Permission.VIEW_CHANNEL)) {
            throw Unknown.channel();
        }
        return channel;
    }

    /** The category that a channel of this type is to lie in. */
    private static @Nullable ChannelModel category(
            @Nullable ChannelId parentId, ChannelType type, ServerSight sight, Instant now) {
        if (parentId == null) {
            return null;
        }
        if (type == ChannelType.CATEGORY) {
            throw Refused.invalid("parentId", "A category lies in no other.");
        }
        ChannelModel parent = visible(parentId, sight, now);
        if (parent.access().type() != ChannelType.CATEGORY) {
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
        ChannelModel category = category(command.parentId(), command.type(), sight, now);
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

    /** The channel as a checked request leaves it; its overwrites stay, whatever category it comes to lie in. */
    static Channel changed(Channel channel, UpdateChannel command) {
        return new Channel(
                channel.id(),
                channel.serverId(),
                channel.type(),
                Objects.requireNonNullElse(command.name(), channel.name()),
                kept(command.topic(), channel.topic()),
                channel.position(),
                kept(command.parentId(), channel.parentId()),
                Objects.requireNonNullElse(command.slowmodeSeconds(), channel.slowmodeSeconds()),
                channel.lastMessageId(),
                channel.overwrites(),
                null,
                null,
                kept(command.userLimit(), channel.userLimit()));
    }

    /** The places that a checked request gives, with the categories that it leaves as they are. */
    static List<ChannelMoved.Place> places(ReorderChannels command, ServerModel server) {
        return command.channels().stream()
                .map(place -> new ChannelMoved.Place(
                        place.id(),
                        place.position(),
                        kept(
                                place.parentId(),
                                Objects.requireNonNull(server.channel(place.id()))
                                        .access()
                                        .parentId())))
                .toList();
    }

    private static <T> @Nullable T kept(@Nullable Optional<T> asked, @Nullable T before) {
        return asked == null ? before : asked.orElse(null);
    }

    private static List<Overwrite> overwrites(CreateChannel command) {
        return command.overwrites() == null ? List.of() : command.overwrites();
    }
}
