package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.RoleEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Role;
import dev.cryb.permission.Overwrite;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteRole;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes a role; its members lose it, and channels what they said of it. */
@ApplicationScoped
class DeleteRoleHandler implements CommandHandler<DeleteRole> {

    private final Access access;
    private final RoleRepository roles;
    private final AuditLog audit;

    DeleteRoleHandler(Access access, RoleRepository roles, AuditLog audit) {
        this.access = access;
        this.roles = roles;
        this.audit = audit;
    }

    @Override
    public Class<DeleteRole> command() {
        return DeleteRole.class;
    }

    @Override
    public Uni<Ack> handle(DeleteRole command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> RoleRules.belowAndNotEveryone(sight, command.roleId()))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> roles.find(connection, command.serverId(), command.roleId())
                                .map(found -> found.orElseThrow(Unknown::role))
                                .call(role -> roles.delete(connection, command.serverId(), command.roleId())))
                        .map(role -> told(role, command, sight, work)));
    }

    private Ack told(Role role, DeleteRole command, ServerSight sight, UnitOfWork work) {
        sight.server().change(sight.server().ground().without(role.id()));
        sight.server().forgetMembers();
        for (ChannelModel channel : sight.server().channels()) {
            List<Overwrite> left = channel.access().overwrites().stream()
                    .filter(overwrite -> overwrite.targetType() != Overwrite.TargetType.ROLE
                            || overwrite.targetId() != role.id().value())
                    .toList();
            channel.change(channel.access().with(left), channel.position(), channel.slowmodeSeconds());
        }
        String json = work.publish(new RoleEvent.RoleDeleted(command.serverId(), role.id()));
        audit.log(
                work,
                command.serverId(),
                RequestType.ROLE_DELETE,
                role.id(),
                command.reason(),
                new Changes().of("name", role.name(), null).of("permissions", role.permissions(), null));
        return Ack.okJson(json);
    }
}
