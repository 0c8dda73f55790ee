package dev.cryb.request;

import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command about people whom its service may not have met: the gateway, which keeps the accounts, says who they are.
 *
 * <p>A client names them by id or by name; what it says in the place of the gateway's own words is overwritten.
 */
public sealed interface NamesPeople extends Command permits AboutPerson, AddRecipient, BanMember, CreateDm {

    /** Those named by id. */
    List<UserId> named();

    /** The one named by username instead, if so. */
    default @Nullable String namedUsername() {
        return null;
    }

    /** The same command, knowing all people named, in their order. */
    Command knowing(List<User> people);
}
