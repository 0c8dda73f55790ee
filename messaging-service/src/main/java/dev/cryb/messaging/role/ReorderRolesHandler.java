package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.RoleEvent.RolesReordered;
import dev.cryb.id.RoleId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.request.Ack;
import dev.cryb.request.ReorderRoles;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;

/** Gives roles other ranks. */
@ApplicationScoped
class ReorderRolesHandler implements CommandHandler<ReorderRoles> {

    private final Access access;
    private final RoleRepository roles;
    private final AuditLog audit;

    ReorderRolesHandler(Access access, RoleRepository roles, AuditLog audit) {
        this.access = access;
        this.roles = roles;
        this.audit = audit;
    }

    @Override
    public Class<ReorderRoles> command() {
        return ReorderRoles.class;
    }

    @Override
    public Uni<Ack> handle(ReorderRoles command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .chain(sight -> rerank(command, sight, RoleRules.ranks(sight, command.roles()), work));
    }

    private Uni<Ack> rerank(ReorderRoles command, ServerSight sight, Map<RoleId, Integer> ranks, UnitOfWork work) {
        RolesReordered.Data data = new RolesReordered.Data(
                command.serverId(),
                ranks.entrySet().stream()
                        .map(one -> new RolesReordered.Rank(one.getKey(), one.getValue()))
                        .toList());
        if (ranks.isEmpty()) {
            return Uni.createFrom().item(Ack.ok(data));
        }
        Changes changes = new Changes();
        ranks.forEach((id, rank) -> changes.of(
                id.toString(),
                Objects.requireNonNull(sight.server().ground().byId().get(id)).position(),
                rank));
        return work.transaction()
                .chain(transaction -> roles.rerank(PgTransaction.connection(transaction), command.serverId(), ranks))
                .map(written -> {
                    sight.server().change(sight.server().ground().ranked(ranks));
                    String json = work.publish(new RolesReordered(data));
                    audit.log(work, command.serverId(), RequestType.ROLE_REORDER, null, null, changes);
                    return Ack.okJson(json);
                });
    }
}
