package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.Ids;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command between the caller and one other person; all that is between two people happens in one line. */
public sealed interface AboutPerson extends NamesPeople
        permits AcceptFriend, BlockUser, DeclineFriend, RemoveFriend, RequestFriend, UnblockUser {

    /** The other, if named by id. */
    @Nullable
    UserId userId();

    /** The other, if named by username. */
    @Nullable
    String username();

    /** The other, as the gateway knows them. */
    @Nullable
    User person();

    @Override
    default List<UserId> named() {
        UserId id = userId();
        return id == null ? List.of() : List.of(id);
    }

    @Override
    default @Nullable String namedUsername() {
        return username();
    }

    /** The other; the gateway sends no command on that it does not know. */
    default User other() {
        return Shape.required("userId", person());
    }

    @Override
    default int partition(Caller caller, String nonce) {
        return ofPair(caller.userId(), other().id());
    }

    /** The line of what lies between two people. */
    static int ofPair(UserId one, UserId other) {
        long low = Math.min(one.value(), other.value());
        long high = Math.max(one.value(), other.value());
        return Ids.partitionOf(low + ":" + high);
    }

    /** Refuses a request that does not name exactly one. */
    static void check(@Nullable UserId userId, @Nullable String username) {
        if ((userId == null) == (username == null)) {
            throw Refused.invalid("userId", "Give either userId or username.");
        }
        Shape.optionalText("username", username, 1, 32);
    }
}
