package dev.cryb.gateway.access;

import dev.cryb.gateway.fanout.Group;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.id.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions here of those who have someone as a friend, by that someone. */
final class Friends {

    private final Loops loops;
    private final Map<UserId, Group> friendsOf = new HashMap<>();

    Friends(Loops loops) {
        this.loops = loops;
    }

    void add(UserId friend, Seat seat) {
        friendsOf.computeIfAbsent(friend, fresh -> new Group(loops)).add(seat.session);
    }

    void remove(UserId friend, Seat seat) {
        Group group = friendsOf.get(friend);
        if (group != null) {
            group.remove(seat.session);
            if (group.size() == 0) {
                friendsOf.remove(friend);
            }
        }
    }

    @Nullable
    Group of(UserId userId) {
        return friendsOf.get(userId);
    }
}
