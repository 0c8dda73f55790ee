package dev.cryb.messaging.audit;

import dev.cryb.bus.RowWriter;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ModerationEvent.AuditLogged;
import dev.cryb.id.AuditId;
import dev.cryb.id.ServerId;
import dev.cryb.model.AuditEntry;
import dev.cryb.request.RequestType;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Writes acts down. */
@ApplicationScoped
public class AuditLog {

    private final RowWriter<AuditEntry> writer;

    AuditLog(AuditRepository entries) {
        this.writer = entries::insert;
    }

    /**
     * Writes the caller's act down, and tells those who may read the log.
     *
     * @param target what it was done to; null for the server itself
     */
    public void log(
            UnitOfWork work,
            ServerId serverId,
            RequestType action,
            @Nullable Object target,
            @Nullable String reason,
            Changes changes) {
        AuditEntry entry = new AuditEntry(
                new AuditId(work.nextId()),
                serverId,
                action.wireName(),
                work.caller().user(),
                target == null ? null : target.toString(),
                reason,
                changes.list(),
                work.time());
        work.write(writer, entry);
        work.publish(new AuditLogged(entry));
    }
}
