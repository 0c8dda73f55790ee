package dev.cryb.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.id.UserId;
import java.time.Instant;

/**
 * What another person is to the one who reads it.
 *
 * @param userId of the other
 * @param since when it became so
 */
public record Relationship(UserId userId, User user, Status status, Instant since) {

    /** What two people are to each other, from one side. */
    public enum Status {
        /** Nothing: the end of whatever was. */
        @JsonProperty("none")
        NONE,
        @JsonProperty("friend")
        FRIEND,
        /** The other has asked. */
        @JsonProperty("incoming")
        INCOMING,
        /** The reader has asked. */
        @JsonProperty("outgoing")
        OUTGOING,
        /** The reader has blocked the other. */
        @JsonProperty("blocked")
        BLOCKED
    }
}
