package dev.cryb.gateway.account;

import dev.cryb.id.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The accounts of this deployment. */
@Singleton
public class AccountRepository implements PanacheRepositoryBase<Account, Long> {

    Uni<@Nullable Account> findByUsername(String username) {
        return find("username", username).firstResult();
    }

    /** The account, locked until the transaction ends: logins and a change of password are one after the other. */
    Uni<@Nullable Account> lock(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<@Nullable Account> findBySubject(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject).firstResult();
    }

    /** An id that nobody has: the sequence gives partition and counter. */
    Uni<Long> nextId(Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery("SELECT nextval('gateway.user_counter')", Long.class)
                        .getSingleResult())
                .map(count -> id(count, now.toEpochMilli()));
    }

    /** The id that a number of the sequence stands for. */
    static long id(long count, long epochMillis) {
        return Ids.of(epochMillis, (int) (count % Ids.PARTITIONS), (int) (count / Ids.PARTITIONS % 65_536));
    }
}
