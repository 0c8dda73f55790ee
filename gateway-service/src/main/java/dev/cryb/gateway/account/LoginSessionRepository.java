package dev.cryb.gateway.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Login sessions. */
@Singleton
public class LoginSessionRepository implements PanacheRepositoryBase<LoginSession, UUID> {

    /** The session, locked until the transaction ends, so that two refreshes at once are one after the other. */
    Uni<@Nullable LoginSession> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All sessions of a user but one, locked in the order of their ids. */
    Uni<List<LoginSession>> lockOthersOf(long userId, UUID kept) {
        return find("userId = ?1 and id <> ?2", Sort.by("id"), userId, kept)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
