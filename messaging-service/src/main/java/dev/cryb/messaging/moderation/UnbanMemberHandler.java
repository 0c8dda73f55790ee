package dev.cryb.messaging.moderation;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.ModerationEvent.MemberUnbanned;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UnbanMember;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a ban. */
@ApplicationScoped
class UnbanMemberHandler implements CommandHandler<UnbanMember> {

    private final Access access;
    private final BanRepository bans;
    private final AuditLog audit;

    UnbanMemberHandler(Access access, BanRepository bans, AuditLog audit) {
        this.access = access;
        this.bans = bans;
        this.audit = audit;
    }

    @Override
    public Class<UnbanMember> command() {
        return UnbanMember.class;
    }

    @Override
    public Uni<Ack> handle(UnbanMember command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.BAN_MEMBERS))
                .chain(sight -> work.transaction())
                .chain(transaction ->
                        bans.delete(PgTransaction.connection(transaction), command.serverId(), command.userId()))
                .map(was -> told(was, command, work));
    }

    private Ack told(boolean was, UnbanMember command, UnitOfWork work) {
        if (!was) {
            throw Refused.of(ErrorCode.UNKNOWN_USER, "This user is not banned.");
        }
        String json = work.publish(new MemberUnbanned(new MemberUnbanned.Data(
                command.serverId(), command.userId(), work.caller().userId(), command.reason())));
        audit.log(work, command.serverId(), RequestType.MOD_UNBAN, command.userId(), command.reason(), new Changes());
        return Ack.okJson(json);
    }
}
