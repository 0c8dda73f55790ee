package dev.cryb.messaging.invite;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.Refused;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.model.Invite;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteInvite;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends an invite before its time; to those who may not, and to strangers, it is unknown. */
@ApplicationScoped
class DeleteInviteHandler implements CommandHandler<DeleteInvite> {

    private final Access access;
    private final InviteRepository invites;
    private final AuditLog audit;

    DeleteInviteHandler(Access access, InviteRepository invites, AuditLog audit) {
        this.access = access;
        this.invites = invites;
        this.audit = audit;
    }

    @Override
    public Class<DeleteInvite> command() {
        return DeleteInvite.class;
    }

    @Override
    public Uni<Ack> handle(DeleteInvite command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> invites.find(
                        connection, command.code())
                .map(found -> found.orElseThrow(Unknown::invite))
                .invoke(invite -> InviteRules.requireOpen(invite, work.time()))
                .call(invite -> requireEnder(invite, work))
                .chain(invite -> delete(connection, invite, work)));
    }

    private Uni<Void> requireEnder(Invite invite, UnitOfWork work) {
        return access.server(work, invite.serverId())
                .onFailure(Refused.class)
                .transform(stranger -> Unknown.invite())
                .invoke(sight -> InviteRules.requireEnder(invite, sight, work.time()))
                .replaceWithVoid();
    }

    private Uni<Ack> delete(SqlConnection connection, Invite invite, UnitOfWork work) {
        return invites.delete(connection, invite).map(deleted -> {
            String json = work.publish(new ServerEvent.InviteDeleted(
                    new ServerEvent.InviteDeleted.Data(invite.code(), invite.serverId())));
            audit.log(
                    work,
                    invite.serverId(),
                    RequestType.INVITE_DELETE,
                    invite.code(),
                    null,
                    InviteRules.changes(invite, null));
            return Ack.okJson(json);
        });
    }
}
