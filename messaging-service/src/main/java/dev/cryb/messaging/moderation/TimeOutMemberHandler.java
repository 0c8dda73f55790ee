package dev.cryb.messaging.moderation;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ModerationEvent.MemberTimedOut;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.TimeOutMember;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets a member only look for a while; it ends by itself. */
@ApplicationScoped
class TimeOutMemberHandler implements CommandHandler<TimeOutMember> {

    private final Access access;
    private final TimeoutRepository timeouts;
    private final AuditLog audit;

    TimeOutMemberHandler(Access access, TimeoutRepository timeouts, AuditLog audit) {
        this.access = access;
        this.timeouts = timeouts;
        this.audit = audit;
    }

    @Override
    public Class<TimeOutMember> command() {
        return TimeOutMember.class;
    }

    @Override
    public Uni<Ack> handle(TimeOutMember command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.MODERATE_MEMBERS))
                .invoke(sight -> ModerationRules.checkUntil(command.until(), work.time()))
                .chain(sight -> access.member(work, sight.server(), command.userId())
                        .invoke(member -> ModerationRules.check(sight, Permission.MODERATE_MEMBERS, member))
                        .chain(member -> change(command, member, sight, work)));
    }

    private Uni<Ack> change(TimeOutMember command, MemberAccess member, ServerSight sight, UnitOfWork work) {
        MemberAccess changed = new MemberAccess(command.serverId(), member.userId(), member.roles(), command.until());
        return work.transaction()
                .chain(transaction -> timeouts.set(
                        PgTransaction.connection(transaction), command.serverId(), member.userId(), command.until()))
                .map(written -> {
                    sight.server().keep(changed);
                    String json = work.publish(new MemberTimedOut(
                            new MemberTimedOut.Data(
                                    command.serverId(),
                                    member.userId(),
                                    work.caller().userId(),
                                    command.until(),
                                    command.reason()),
                            new AccessChange.MemberTimeoutChanged(changed)));
                    audit.log(
                            work,
                            command.serverId(),
                            RequestType.MOD_TIMEOUT,
                            member.userId(),
                            command.reason(),
                            new Changes().of("timeoutUntil", member.timeoutUntil(), command.until()));
                    return Ack.okJson(json);
                });
    }
}
