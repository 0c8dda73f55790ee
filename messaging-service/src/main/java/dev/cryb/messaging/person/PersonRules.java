package dev.cryb.messaging.person;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.model.Profile;
import dev.cryb.model.Relationship.Status;
import dev.cryb.model.User;
import dev.cryb.request.Command;
import dev.cryb.request.DeclineFriend;
import dev.cryb.request.LeaveServer;
import dev.cryb.request.RemoveFriend;
import dev.cryb.request.RemoveRecipient;
import dev.cryb.request.UnblockUser;
import dev.cryb.request.UpdateUser;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people look to others, and what is left of those who go. */
final class PersonRules {

    /** The name of all who have gone; nobody can register it, as it is no username. */
    static final String GONE = "Deleted User";

    private PersonRules() {}

    /**
     * How someone looks after a request: what it leaves out stays.
     *
     * @param picture what the request's picture was found to be; null where it leaves that out
     */
    static Profile changed(Profile before, UpdateUser request, Pictures.@Nullable Change picture) {
        return new Profile(
                before.id(),
                before.username(),
                Objects.requireNonNullElse(request.displayName(), before.displayName()),
                picture == null ? before.avatar() : picture.picture(),
                changed(before.bio(), request.bio()));
    }

    /** Absent stays, null and the empty text take away. */
    private static @Nullable String changed(@Nullable String before, @Nullable Optional<String> asked) {
        return asked == null ? before : asked.filter(text -> !text.isEmpty()).orElse(null);
    }

    /** Refuses to let one go whom a server still needs. */
    static void requireNoServer(boolean ownsServer) {
        if (ownsServer) {
            throw Refused.of(ErrorCode.CONFLICT, "Hand your servers over or delete them first.");
        }
    }

    /** What ends a membership. */
    static Command parting(ServerId server) {
        return new LeaveServer(server);
    }

    /** What ends someone's part in a group. */
    static Command parting(ChannelId group, UserId userId) {
        return new RemoveRecipient(group, userId);
    }

    /** What ends a tie of someone to another. */
    static Command parting(User other, Status tie) {
        return switch (tie) {
            case FRIEND -> new RemoveFriend(other.id(), null, other);
            case INCOMING, OUTGOING -> new DeclineFriend(other.id(), null, other);
            case BLOCKED, NONE -> new UnblockUser(other.id(), null, other);
        };
    }
}
