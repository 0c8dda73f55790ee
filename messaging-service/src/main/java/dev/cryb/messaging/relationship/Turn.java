package dev.cryb.messaging.relationship;

import dev.cryb.id.UserId;
import dev.cryb.model.Relationship.Status;
import java.util.ArrayList;
import java.util.List;

/** Two people before and after one of them did something; mine is who did it. */
record Turn(UserId mine, UserId theirs, Bond before, Bond after) {

    /** Those who have a relationship more. */
    List<UserId> grown() {
        List<UserId> grown = new ArrayList<>();
        if (before.mine() == Status.NONE && after.mine() != Status.NONE) {
            grown.add(mine);
        }
        if (before.theirs() == Status.NONE && after.theirs() != Status.NONE) {
            grown.add(theirs);
        }
        return grown;
    }
}
