package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.RoleEvent.RoleUnassigned;
import dev.cryb.id.RoleId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UnassignRole;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes a role from a member; one who has it not stays without. */
@ApplicationScoped
class UnassignRoleHandler implements CommandHandler<UnassignRole> {

    private final Access access;
    private final RoleRepository roles;
    private final AuditLog audit;

    UnassignRoleHandler(Access access, RoleRepository roles, AuditLog audit) {
        this.access = access;
        this.roles = roles;
        this.audit = audit;
    }

    @Override
    public Class<UnassignRole> command() {
        return UnassignRole.class;
    }

    @Override
    public Uni<Ack> handle(UnassignRole command, UnitOfWork work) {
        return access.server(work, command.serverId()).chain(sight -> {
            RoleAccess role = RoleRules.belowAndNotEveryone(sight, command.roleId());
            return access.member(work, sight.server(), command.userId())
                    .invoke(member -> RoleRules.requireBelow(sight, member))
                    .chain(member -> unassign(command, role, member, sight, work));
        });
    }

    private Uni<Ack> unassign(
            UnassignRole command, RoleAccess role, MemberAccess member, ServerSight sight, UnitOfWork work) {
        RoleUnassigned.Data data = new RoleUnassigned.Data(command.serverId(), role.id(), member.userId());
        if (!member.roles().contains(role.id())) {
            return Uni.createFrom().item(Ack.ok(data));
        }
        List<RoleId> now =
                member.roles().stream().filter(id -> !id.equals(role.id())).toList();
        MemberAccess changed = new MemberAccess(command.serverId(), member.userId(), now, member.timeoutUntil());
        return work.transaction()
                .chain(transaction -> roles.unassign(
                        PgTransaction.connection(transaction), command.serverId(), member.userId(), role.id()))
                .map(written -> {
                    sight.server().keep(changed);
                    String json = work.publish(new RoleUnassigned(data, new AccessChange.MemberChanged(changed)));
                    audit.log(
                            work,
                            command.serverId(),
                            RequestType.ROLE_UNASSIGN,
                            member.userId(),
                            null,
                            new Changes().of("role", role.id(), null));
                    return Ack.okJson(json);
                });
    }
}
