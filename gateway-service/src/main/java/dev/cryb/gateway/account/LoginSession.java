package dev.cryb.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A login, from its first token until it ends: a row of table {@code session}. Its id is the {@code sid} of tokens. */
@Entity
@Table(name = "session")
public class LoginSession {

    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "user_id")
    long userId;

    /** Of the newest refresh tokens, see {@link Rotation}. */
    int generation;

    /** When the first token of that generation was given. */
    @Column(name = "rotated_at")
    Instant rotatedAt = Instant.EPOCH;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "expires_at")
    Instant expiresAt = Instant.EPOCH;

    protected LoginSession() {}

    LoginSession(UUID id, long userId, Instant now) {
        this.id = id;
        this.userId = userId;
        this.createdAt = now;
        this.rotatedAt = now;
    }

    String sid() {
        return id.toString();
    }
}
