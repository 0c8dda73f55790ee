package dev.cryb.messaging.moderation;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ModerationEvent.TimeoutCleared;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.ClearTimeout;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a member's timeout early. */
@ApplicationScoped
class ClearTimeoutHandler implements CommandHandler<ClearTimeout> {

    private final Access access;
    private final TimeoutRepository timeouts;
    private final AuditLog audit;

    ClearTimeoutHandler(Access access, TimeoutRepository timeouts, AuditLog audit) {
        this.access = access;
        this.timeouts = timeouts;
        this.audit = audit;
    }

    @Override
    public Class<ClearTimeout> command() {
        return ClearTimeout.class;
    }

    @Override
    public Uni<Ack> handle(ClearTimeout command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.MODERATE_MEMBERS))
                .chain(sight -> access.member(work, sight.server(), command.userId())
                        .invoke(member -> ModerationRules.check(sight, Permission.MODERATE_MEMBERS, member))
                        .chain(member -> change(command, member, sight, work)));
    }

    private Uni<Ack> change(ClearTimeout command, MemberAccess member, ServerSight sight, UnitOfWork work) {
        MemberAccess changed = new MemberAccess(command.serverId(), member.userId(), member.roles(), null);
        return work.transaction()
                .chain(transaction ->
                        timeouts.set(PgTransaction.connection(transaction), command.serverId(), member.userId(), null))
                .map(written -> {
                    sight.server().keep(changed);
                    String json = work.publish(new TimeoutCleared(
                            new TimeoutCleared.Data(
                                    command.serverId(),
                                    member.userId(),
                                    work.caller().userId(),
                                    command.reason()),
                            new AccessChange.MemberTimeoutChanged(changed)));
                    audit.log(
                            work,
                            command.serverId(),
                            RequestType.MOD_TIMEOUT_CLEAR,
                            member.userId(),
                            command.reason(),
                            new Changes().of("timeoutUntil", member.timeoutUntil(), null));
                    return Ack.okJson(json);
                });
    }
}
