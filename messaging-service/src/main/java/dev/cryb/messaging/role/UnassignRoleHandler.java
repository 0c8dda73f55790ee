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
import dev.cryb.messaging.member.MemberRepository;
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
    private final MemberRepository members;
    private final AuditLog audit;

    UnassignRoleHandler(Access access, RoleRepository roles, MemberRepository members, AuditLog audit) {
        this.access = access;
        this.roles = roles;
        this.members = members;
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
                .map(PgTransaction::connection)
                .call(connection -> roles.unassign(connection, command.serverId(), member.userId(), role.id()))
                .chain(connection -> members.one(connection, command.serverId(), member.userId()))
                .map(whole -> {
                    sight.server().keep(changed);
                    String json = work.publish(new RoleUnassigned(
                            data, new AccessChange.MemberRolesChanged(command.serverId(), whole, member.roles())));
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
