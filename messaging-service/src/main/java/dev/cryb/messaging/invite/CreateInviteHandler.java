package dev.cryb.messaging.invite;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.model.Invite;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.InviteCode;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Makes an invite to a channel's server. */
@ApplicationScoped
class CreateInviteHandler implements CommandHandler<CreateInvite> {

    private final Access access;
    private final InviteRepository invites;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    CreateInviteHandler(Access access, InviteRepository invites, AuditLog audit) {
        this.access = access;
        this.invites = invites;
        this.audit = audit;
    }

    @Override
    public Class<CreateInvite> command() {
        return CreateInvite.class;
    }

    @Override
    public Uni<Ack> handle(CreateInvite command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .map(ChannelSight::inServer)
                .invoke(sight -> sight.rights().require(Permission.CREATE_INVITE))
                .chain(sight -> add(command, sight, work));
    }

    private Uni<Ack> add(CreateInvite command, ChannelSight.InServer sight, UnitOfWork work) {
        Invite invite = InviteRules.fresh(
                command,
                InviteCode.mint(work.partition(), random),
                sight.server().id(),
                work.caller().userId(),
                work.time());
        return work.transaction()
                .map(PgTransaction::connection)
                .call(connection -> invites.countOpen(connection, invite.serverId(), work.time())
                        .invoke(InviteRules::requireRoom))
                .chain(connection -> invites.insert(connection, invite, work.time()))
                .map(added -> told(invite, work));
    }

    private Ack told(Invite invite, UnitOfWork work) {
        String json = work.publish(new ServerEvent.InviteCreated(invite));
        audit.log(
                work,
                invite.serverId(),
                RequestType.INVITE_CREATE,
                invite.code(),
                null,
                InviteRules.changes(null, invite));
        return Ack.okJson(json);
    }
}
