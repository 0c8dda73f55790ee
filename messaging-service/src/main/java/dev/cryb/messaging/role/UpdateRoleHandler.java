package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.RoleEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Role;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UpdateRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Changes a role: its name, its looks, what it grants. */
@ApplicationScoped
class UpdateRoleHandler implements CommandHandler<UpdateRole> {

    private final Access access;
    private final RoleRepository roles;
    private final AuditLog audit;

    UpdateRoleHandler(Access access, RoleRepository roles, AuditLog audit) {
        this.access = access;
        this.roles = roles;
        this.audit = audit;
    }

    @Override
    public Class<UpdateRole> command() {
        return UpdateRole.class;
    }

    @Override
    public Uni<Ack> handle(UpdateRole command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> RoleRules.checkUpdate(sight, RoleRules.below(sight, command.roleId()), command))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> roles.find(connection, command.serverId(), command.roleId())
                                .map(found -> found.orElseThrow(Unknown::role))
                                .chain(role -> change(connection, role, command, sight, work))));
    }

    private Uni<Ack> change(
            SqlConnection connection, Role before, UpdateRole command, ServerSight sight, UnitOfWork work) {
        Role after = new Role(
                before.id(),
                before.serverId(),
                Objects.requireNonNullElse(command.name(), before.name()),
                Objects.requireNonNullElse(command.color(), before.color()),
                Objects.requireNonNullElse(command.permissions(), before.permissions()),
                before.position(),
                Objects.requireNonNullElse(command.hoist(), before.hoist()),
                Objects.requireNonNullElse(command.mentionable(), before.mentionable()));
        return after.equals(before)
                ? Uni.createFrom().item(Ack.ok(before))
                : roles.update(connection, after).map(written -> told(before, after, sight, work));
    }

    private Ack told(Role before, Role after, ServerSight sight, UnitOfWork work) {
        RoleAccess rights = new RoleAccess(after.id(), after.permissions(), after.position());
        sight.server().change(sight.server().ground().with(rights));
        String json =
                work.publish(new RoleEvent.RoleUpdated(after, new AccessChange.RoleChanged(after.serverId(), rights)));
        audit.log(
                work,
                after.serverId(),
                RequestType.ROLE_UPDATE,
                after.id(),
                null,
                new Changes()
                        .of("name", before.name(), after.name())
                        .of("color", before.color(), after.color())
                        .of("permissions", before.permissions(), after.permissions())
                        .of("hoist", before.hoist(), after.hoist())
                        .of("mentionable", before.mentionable(), after.mentionable()));
        return Ack.okJson(json);
    }
}
