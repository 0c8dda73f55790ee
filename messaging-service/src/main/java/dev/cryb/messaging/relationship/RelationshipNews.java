package dev.cryb.messaging.relationship;

import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.PeopleEvent;
import dev.cryb.id.UserId;
import dev.cryb.messaging.person.People;
import dev.cryb.model.Relationship;
import dev.cryb.model.Relationship.Status;
import dev.cryb.model.User;
import dev.cryb.request.AboutPerson;
import dev.cryb.request.Ack;
import dev.cryb.request.BlockUser;
import dev.cryb.request.RequestType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What two people hear of what they have become to each other: each their own side of it. */
final class RelationshipNews {

    private RelationshipNews() {}

    /** Tells both, as far as it changes something for them; the one who asked gets the same as an ack. */
    static Ack tell(AboutPerson command, Turn turn, Map<UserId, User> users, UnitOfWork work) {
        String name = turn.after().equals(Bond.FRIENDS)
                ? RequestType.FRIEND_ACCEPT.wireName()
                : command.requestType().wireName();
        String own = work.publish(new PeopleEvent.RelationshipChanged(
                name, view(turn.theirs(), turn.after().mine(), users, work), turn.mine(), accessChange(turn)));
        if (turn.before().theirs() != turn.after().theirs()) {
            work.publish(new PeopleEvent.RelationshipChanged(
                    command instanceof BlockUser ? nameForBlocked(turn.before()) : name,
                    view(turn.mine(), turn.after().theirs(), users, work),
                    turn.theirs(),
                    null));
        }
        return Ack.okJson(own);
    }

    /** One who is blocked hears what anyone hears whose friendship or request ends, and no word of the block. */
    private static String nameForBlocked(Bond before) {
        return before.theirs() == Status.FRIEND
                ? RequestType.FRIEND_REMOVE.wireName()
                : RequestType.FRIEND_DECLINE.wireName();
    }

    private static @Nullable AccessChange accessChange(Turn turn) {
        boolean were = turn.before().mine() == Status.FRIEND;
        boolean are = turn.after().mine() == Status.FRIEND;
        if (were == are) {
            return null;
        }
        return are
                ? new AccessChange.FriendsMade(turn.mine(), turn.theirs())
                : new AccessChange.FriendsParted(turn.mine(), turn.theirs());
    }

    private static Relationship view(UserId other, Status status, Map<UserId, User> users, UnitOfWork work) {
        return new Relationship(
                other, Optional.ofNullable(users.get(other)).orElseThrow(People::unknown), status, work.time());
    }
}
