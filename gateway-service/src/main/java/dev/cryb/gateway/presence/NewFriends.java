package dev.cryb.gateway.presence;

import dev.cryb.event.AccessChange;
import dev.cryb.event.Meta;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.UserId;
import dev.cryb.request.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows two who have become friends whether the other is there; from then on they hear of every change. */
public final class NewFriends {

    private final AccessModel access;
    private final Router router;
    private final Presences presences;

    public NewFriends(AccessModel access, Router router, Presences presences) {
        this.access = access;
        this.router = router;
        this.presences = presences;
    }

    /** An event has been delivered. */
    public void onRouted(@Nullable Meta meta) {
        if (meta instanceof AccessChange.FriendsMade made) {
            show(made.one(), made.other());
            show(made.other(), made.one());
        }
    }

    private void show(UserId userId, UserId friend) {
        if (access.groups(List.of(Topic.user(userId))).isEmpty()) {
            return;
        }
        Caller caller = new Caller(userId, "gateway", "gateway", null);
        presences.around(
                caller,
                List.of(friend),
                found -> found.forEach(one -> tell(userId, new OutboundEvent("presence:update", one.toString(), null))),
                late -> tell(userId, late));
    }

    private void tell(UserId userId, OutboundEvent presence) {
        router.tell(presence, access.groups(List.of(Topic.user(userId))));
    }
}
