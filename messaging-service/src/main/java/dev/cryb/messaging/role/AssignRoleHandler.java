package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.RoleEvent.RoleAssigned;
import dev.cryb.id.RoleId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.messaging.member.MemberRepository;
import dev.cryb.request.Ack;
import dev.cryb.request.AssignRole;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Gives a member a role; one who has it keeps it. */
@ApplicationScoped
class AssignRoleHandler implements CommandHandler<AssignRole> {

    private final Access access;
    private final RoleRepository roles;
    private final MemberRepository members;
    private final AuditLog audit;

    AssignRoleHandler(Access access, RoleRepository roles, MemberRepository members, AuditLog audit) {
        this.access = access;
        this.roles = roles;
        this.members = members;
        this.audit = audit;
    }

    @Override
    public Class<AssignRole> command() {
        return AssignRole.class;
    }

    @Override
    public Uni<Ack> handle(AssignRole command, UnitOfWork work) {
        return access.server(work, command.serverId()).chain(sight -> {
            RoleAccess role = RoleRules.belowAndNotEveryone(sight, command.roleId());
            return access.member(work, sight.server(), command.userId())
                    .invoke(member -> RoleRules.requireBelow(sight, member))
                    .invoke(member -> sight.rights().requireAll(role.permissions()))
                    .chain(member -> assign(command, role, member, sight, work));
        });
    }

    private Uni<Ack> assign(
            AssignRole command, RoleAccess role, MemberAccess member, ServerSight sight, UnitOfWork work) {
        RoleAssigned.Data data = new RoleAssigned.Data(command.serverId(), role.id(), member.userId());
        if (member.roles().contains(role.id())) {
            return Uni.createFrom().item(Ack.ok(data));
        }
        List<RoleId> now = Stream.concat(member.roles().stream(), Stream.of(role.id()))
                .sorted()
                .toList();
        MemberAccess changed = new MemberAccess(command.serverId(), member.userId(), now, member.timeoutUntil());
        return work.transaction()
                .map(PgTransaction::connection)
                .call(connection -> roles.assign(connection, command.serverId(), member.userId(), role.id()))
                .chain(connection -> members.one(connection, command.serverId(), member.userId()))
                .map(whole -> {
                    sight.server().keep(changed);
                    String json = work.publish(new RoleAssigned(
                            data, new AccessChange.MemberRolesChanged(command.serverId(), whole, member.roles())));
                    audit.log(
                            work,
                            command.serverId(),
                            RequestType.ROLE_ASSIGN,
                            member.userId(),
                            null,
                            new Changes().of("role", null, role.id()));
                    return Ack.okJson(json);
                });
    }
}
