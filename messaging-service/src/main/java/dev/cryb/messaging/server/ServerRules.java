package dev.cryb.messaging.server;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ServerSight;

/** What only a server's owner may do, and how sure one must be of it. */
final class ServerRules {

    private ServerRules() {}

    static void requireOwner(ServerSight sight) {
        if (!sight.member().userId().equals(sight.server().ground().ownerId())) {
            throw Refused.of(ErrorCode.FORBIDDEN, "Only the owner of the server can do this.");
        }
    }

    /** Refuses to delete a server whose name was not given as it is. */
    static void requireName(String given, String name) {
        if (!given.equals(name)) {
            throw Refused.invalid("confirmName", "confirmName is not the name of the server.");
        }
    }

    /** Refuses to hand a server to the one who has it. */
    static void requireAnother(UserId heir, ServerSight sight) {
        if (heir.equals(sight.server().ground().ownerId())) {
            throw Refused.of(ErrorCode.CONFLICT, "The server is yours already.");
        }
    }
}
