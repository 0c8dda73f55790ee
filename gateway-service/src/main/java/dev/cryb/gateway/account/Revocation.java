package dev.cryb.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A session that was ended: a row of table {@code revocation}. Postgres writes the time. */
@Entity
@Table(name = "revocation")
public class Revocation {

    @Id
    @Column(name = "session_id")
    UUID sessionId = new UUID(0, 0);

    protected Revocation() {}

    Revocation(UUID sessionId) {
        this.sessionId = sessionId;
    }
}
