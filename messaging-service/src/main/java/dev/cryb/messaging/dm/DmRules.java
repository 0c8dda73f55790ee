package dev.cryb.messaging.dm;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.DmModel;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.person.People;
import dev.cryb.model.ChannelType;
import dev.cryb.model.User;
import dev.cryb.request.CreateDm;
import java.util.List;
import java.util.Optional;

/** Who may be with whom in a direct message or group. */
final class DmRules {

    /** People in a group. */
    static final int MAX_RECIPIENTS = 10;

    /** Direct messages and groups that a user may have in sight. */
    static final int MAX_OPEN = 500;

    private DmRules() {}

    /** Those whom the caller wants to talk to, as the gateway knows them. */
    static List<User> others(CreateDm command, UserId caller) {
        if (command.userIds().contains(caller)) {
            throw Refused.invalid("userIds", "You are in it anyway.");
        }
        return Shape.required("userIds", command.people());
    }

    static void requireUnblocked(boolean blocked) {
        if (blocked) {
            throw Refused.of(ErrorCode.BLOCKED, "You cannot write to each other.");
        }
    }

    static void requireRoom(boolean full) {
        if (full) {
            throw Refused.of(
                    ErrorCode.LIMIT_REACHED, "One of you has " + MAX_OPEN + " direct messages and groups open.");
        }
    }

    /** The direct message or group that a recipient sees. */
    static DmModel dm(ChannelSight sight) {
        if (sight instanceof ChannelSight.InDm inDm) {
            return inDm.dm();
        }
        throw Unknown.channel();
    }

    /** The group that a recipient sees. */
    static DmModel group(ChannelSight sight) {
        DmModel dm = dm(sight);
        if (!isGroup(dm)) {
            throw Refused.invalid("channelId", "A direct message is between two.");
        }
        return dm;
    }

    static boolean isGroup(DmModel dm) {
        return dm.channel().access().type() == ChannelType.GROUP;
    }

    /** Refuses one for whom a group has no place. */
    static void checkAdd(DmModel group, UserId userId) {
        if (group.recipients().contains(userId)) {
            throw Refused.of(ErrorCode.CONFLICT, "This user is in the group already.");
        }
        if (group.recipients().size() >= MAX_RECIPIENTS) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "A group has at most " + MAX_RECIPIENTS + " people.");
        }
    }

    /** Refuses to put someone out whom the caller may not put out. */
    static void checkRemove(DmModel group, UserId caller, UserId userId) {
        if (!userId.equals(caller) && !caller.equals(group.ownerId())) {
            throw Refused.of(ErrorCode.FORBIDDEN, "Only the group's owner puts others out.");
        }
        if (!group.recipients().contains(userId)) {
            throw People.unknown();
        }
    }

    /** Who comes to own a group as someone goes: the owner stays, else it is who came first of those who are left. */
    static Optional<UserId> heir(DmModel group, UserId leaving) {
        return leaving.equals(group.ownerId())
                ? group.recipients().stream()
                        .filter(left -> !left.equals(leaving))
                        .findFirst()
                : Optional.empty();
    }
}
