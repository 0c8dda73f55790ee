package dev.cryb.messaging.relationship;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.messaging.person.People;
import dev.cryb.model.Relationship.Status;

/** What two people may become to each other, from what they are. */
final class RelationshipRules {

    /** Friends, requests and blocks that a user may have. */
    static final int MAX_RELATIONSHIPS = 1_000;

    private RelationshipRules() {}

    /** Refuses what one would do with oneself. */
    static void requireAnother(UserId caller, UserId other) {
        if (caller.equals(other)) {
            throw Refused.invalid("userId", "That is yourself.");
        }
    }

    /** After asking: an asking back is an acceptance. */
    static Bond requested(Bond bond) {
        if (bond.isBlocked()) {
            throw Refused.of(ErrorCode.BLOCKED, "You cannot be friends with this user.");
        }
        return switch (bond.mine()) {
            case FRIEND -> throw Refused.of(ErrorCode.CONFLICT, "You are friends already.");
            case OUTGOING -> throw Refused.of(ErrorCode.CONFLICT, "You have asked already.");
            case INCOMING -> Bond.FRIENDS;
            case NONE, BLOCKED -> Bond.ASKED;
        };
    }

    /** After saying yes to the other's request. */
    static Bond accepted(Bond bond) {
        require(bond.mine() == Status.INCOMING);
        return Bond.FRIENDS;
    }

    /** After saying no to the other's request, or taking one's own back. */
    static Bond declined(Bond bond) {
        require(bond.mine() == Status.INCOMING || bond.mine() == Status.OUTGOING);
        return Bond.NONE;
    }

    /** After a friendship. */
    static Bond removed(Bond bond) {
        require(bond.mine() == Status.FRIEND);
        return Bond.NONE;
    }

    /** After a block, which ends all but a block of the other's own. */
    static Bond blocked(Bond bond) {
        if (bond.mine() == Status.BLOCKED) {
            throw Refused.of(ErrorCode.CONFLICT, "You have blocked this user already.");
        }
        return new Bond(Status.BLOCKED, bond.theirs() == Status.BLOCKED ? Status.BLOCKED : Status.NONE);
    }

    /** After the end of a block. */
    static Bond unblocked(Bond bond) {
        require(bond.mine() == Status.BLOCKED);
        return new Bond(Status.NONE, bond.theirs());
    }

    /** Where there is nothing to act on there is nobody: so nothing shows what the other has made of it. */
    private static void require(boolean there) {
        if (!there) {
            throw People.unknown();
        }
    }
}
