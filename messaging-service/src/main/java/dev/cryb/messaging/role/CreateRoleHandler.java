package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.RoleEvent;
import dev.cryb.id.RoleId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Role;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateRole;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;

/** Makes a role, just above @everyone. */
@ApplicationScoped
class CreateRoleHandler implements CommandHandler<CreateRole> {

    private final Access access;
    private final RoleRepository roles;
    private final AuditLog audit;

    CreateRoleHandler(Access access, RoleRepository roles, AuditLog audit) {
        this.access = access;
        this.roles = roles;
        this.audit = audit;
    }

    @Override
    public Class<CreateRole> command() {
        return CreateRole.class;
    }

    @Override
    public Uni<Ack> handle(CreateRole command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> check(command, sight))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> make(connection, command, sight, work)));
    }

    private static void check(CreateRole command, ServerSight sight) {
        sight.rights().require(Permission.MANAGE_ROLES);
        RoleRules.checkCount(sight);
        if (command.permissions() != null) {
            RoleRules.granted(sight, command.permissions());
        }
    }

    private Uni<Ack> make(SqlConnection connection, CreateRole command, ServerSight sight, UnitOfWork work) {
        Permissions everyone = Objects.requireNonNull(
                        sight.server().ground().byId().get(RoleRules.everyone(command.serverId())))
                .permissions();
        Role role = new Role(
                new RoleId(work.nextId()),
                command.serverId(),
                command.name(),
                Objects.requireNonNullElse(command.color(), 0),
                command.permissions() == null
                        ? everyone.intersect(sight.rights().held())
                        : command.permissions(),
                1,
                Boolean.TRUE.equals(command.hoist()),
                Boolean.TRUE.equals(command.mentionable()));
        return roles.makeRoom(connection, command.serverId())
                .call(moved -> roles.insert(connection, role))
                .map(moved -> told(role, moved, sight, work));
    }

    private Ack told(Role role, Map<RoleId, Integer> moved, ServerSight sight, UnitOfWork work) {
        RoleAccess rights = new RoleAccess(role.id(), role.permissions(), role.position());
        sight.server().change(sight.server().ground().ranked(moved).with(rights));
        if (!moved.isEmpty()) {
            work.publish(new RoleEvent.RolesReordered(new RoleEvent.RolesReordered.Data(
                    role.serverId(),
                    moved.entrySet().stream()
                            .map(one -> new RoleEvent.RolesReordered.Rank(one.getKey(), one.getValue()))
                            .toList())));
        }
        String json =
                work.publish(new RoleEvent.RoleCreated(role, new AccessChange.RoleChanged(role.serverId(), rights)));
        audit.log(
                work,
                role.serverId(),
                RequestType.ROLE_CREATE,
                role.id(),
                null,
                new Changes().of("name", null, role.name()).of("permissions", null, role.permissions()));
        return Ack.okJson(json);
    }
}
