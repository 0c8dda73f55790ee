package dev.cryb.messaging.dm;

import dev.cryb.event.AccessChange;
import dev.cryb.event.DmAccess;
import dev.cryb.event.PeopleEvent;
import dev.cryb.id.UserId;
import dev.cryb.model.Channel;
import dev.cryb.model.User;
import java.util.List;
import java.util.Objects;

/** What is told of direct messages. */
final class DmNews {

    private DmNews() {}

    /** To one reader: it is in sight. */
    static PeopleEvent.DmCreated opened(Channel dm, UserId reader) {
        return new PeopleEvent.DmCreated(new PeopleEvent.DmCreated.Data(dm), reader, access(dm));
    }

    /** To gateways: who is in it now. */
    static AccessChange.DmOpened access(Channel dm) {
        return new AccessChange.DmOpened(
                new DmAccess(dm.id(), recipients(dm).stream().map(User::id).toList()));
    }

    /** Those in it, in the order in which they came. */
    static List<User> recipients(Channel dm) {
        return Objects.requireNonNull(dm.recipients());
    }
}
