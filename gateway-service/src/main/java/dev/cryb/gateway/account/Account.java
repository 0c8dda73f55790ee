package dev.cryb.gateway.account;

import dev.cryb.id.UserId;
import dev.cryb.model.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's row in table {@code account}. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    long id;

    /** Lower case, unique. */
    @Column(nullable = false)
    String username = "";

    @Column(name = "display_name", nullable = false)
    String displayName = "";

    @Nullable
    String avatar;

    /** PHC string; none for people of an outside issuer. */
    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    /** The outside issuer, where there is one. */
    @Nullable
    String issuer;

    /** That issuer's name for this person. */
    @Nullable
    String subject;

    /** When its person ended it; nothing of that person is left then. */
    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    /** Since when its person is shut out; written by {@link Suspensions} only. */
    @Column(name = "suspended_at", insertable = false, updatable = false)
    @Nullable
    Instant suspendedAt;

    /** Why, as its person is told. */
    @Column(name = "suspended_reason", insertable = false, updatable = false)
    @Nullable
    String suspendedReason;

    protected Account() {}

    Account(long id, String username, String displayName) {
        this.id = id;
        this.username = username;
        this.displayName = displayName;
    }

    /** Takes out all that tells of the person; the name is free from now on. */
    void end(Instant now) {
        username = "deleted:" + id;
        displayName = "Deleted User";
        avatar = null;
        passwordHash = null;
        issuer = null;
        subject = null;
        endedAt = now;
    }

    /** The person as others see them. */
    User shown() {
        return new User(new UserId(id), username, displayName, avatar);
    }
}
