package dev.cryb.gateway.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cryb.id.UserId;

/**
 * Whose requests are counted together.
 *
 * @param name of a user {@code u:} and the id, of a network {@code n:} and the address
 */
record Party(@JsonValue String name) {

    @JsonCreator
    Party {}

    static Party user(UserId userId) {
        return new Party("u:" + userId.value());
    }

    static Party network(String address) {
        return new Party("n:" + Limits.network(address));
    }
}
