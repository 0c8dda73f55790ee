package dev.cryb.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A refresh token that was given out: a row of table {@code refresh_token}. */
@Entity
@Table(name = "refresh_token")
public class IssuedToken {

    /** SHA-256 of the token. */
    @Id
    byte[] hash = new byte[0];

    @Column(name = "session_id")
    UUID sessionId = new UUID(0, 0);

    int generation;

    protected IssuedToken() {}

    IssuedToken(byte[] hash, UUID sessionId, int generation) {
        this.hash = hash.clone();
        this.sessionId = sessionId;
        this.generation = generation;
    }
}
