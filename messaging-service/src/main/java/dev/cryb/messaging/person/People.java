package dev.cryb.messaging.person;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.model.User;
import dev.cryb.request.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Brings people together: makes their profiles, and holds them while something is made between them. */
@ApplicationScoped
public class People {

    private final PersonRepository repository;

    People(PersonRepository repository) {
        this.repository = repository;
    }

    /**
     * Meets the caller and others, as the gateway knows them; those who are known keep the profile that they have.
     *
     * <p>All of them stay locked until the transaction ends: what is counted of them elsewhere waits. Refuses a caller
     * whose account has ended, and others who have gone as unknown.
     */
    public Uni<Void> meet(SqlConnection connection, Caller caller, Collection<User> others) {
        List<User> all =
                Stream.concat(Stream.of(caller.user()), others.stream()).toList();
        List<UserId> ids = all.stream().map(User::id).toList();
        return repository
                .meet(connection, all)
                .chain(() -> repository.lockAndFindGone(connection, ids))
                .invoke(gone -> {
                    requireThere(!gone.contains(caller.userId()));
                    if (!gone.isEmpty()) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    /** Meets the caller alone. */
    public Uni<Void> meet(SqlConnection connection, Caller caller) {
        return meet(connection, caller, Collections.emptyList());
    }

    /** Whether someone's account has not ended, which it cannot until the transaction does. */
    public Uni<Boolean> stands(SqlConnection connection, UserId userId) {
        return repository.lockAndFindGone(connection, List.of(userId)).map(Set::isEmpty);
    }

    /** Those of these who have been met, as others see them. */
    public Uni<Map<UserId, User>> users(SqlConnection connection, Collection<UserId> userIds) {
        return repository.users(connection, userIds);
    }

    /** Refuses a caller whose account has ended: its sessions are about to. */
    public static void requireThere(boolean there) {
        if (!there) {
            throw Refused.of(ErrorCode.UNAUTHENTICATED, "This account has ended.");
        }
    }

    /** Someone who is not there, or not for the caller to see. */
    public static Refused unknown() {
        return Refused.of(ErrorCode.UNKNOWN_USER, "There is no such user.");
    }
}
