package dev.cryb.messaging.relationship;

import dev.cryb.model.Relationship.Status;

/**
 * What two people are to each other.
 *
 * @param mine what the other is to the one who asks
 * @param theirs what the one who asks is to the other
 */
record Bond(Status mine, Status theirs) {

    static final Bond NONE = new Bond(Status.NONE, Status.NONE);
    static final Bond FRIENDS = new Bond(Status.FRIEND, Status.FRIEND);
    static final Bond ASKED = new Bond(Status.OUTGOING, Status.INCOMING);

    boolean isBlocked() {
        return mine == Status.BLOCKED || theirs == Status.BLOCKED;
    }
}
