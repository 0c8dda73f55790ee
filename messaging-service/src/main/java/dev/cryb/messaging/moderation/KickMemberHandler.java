package dev.cryb.messaging.moderation;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ModerationEvent.MemberKicked;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.messaging.member.Memberships;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.KickMember;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts a member out. */
@ApplicationScoped
class KickMemberHandler implements CommandHandler<KickMember> {

    private final Access access;
    private final Memberships memberships;
    private final AuditLog audit;

    KickMemberHandler(Access access, Memberships memberships, AuditLog audit) {
        this.access = access;
        this.memberships = memberships;
        this.audit = audit;
    }

    @Override
    public Class<KickMember> command() {
        return KickMember.class;
    }

    @Override
    public Uni<Ack> handle(KickMember command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.KICK_MEMBERS))
                .chain(sight -> access.member(work, sight.server(), command.userId())
                        .invoke(member -> ModerationRules.check(sight, Permission.KICK_MEMBERS, member))
                        .chain(member -> kick(command, sight, member, work)));
    }

    private Uni<Ack> kick(KickMember command, ServerSight sight, MemberAccess member, UnitOfWork work) {
        return work.transaction()
                .chain(transaction ->
                        memberships.leave(PgTransaction.connection(transaction), command.serverId(), command.userId()))
                .map(left -> {
                    sight.server().forget(command.userId());
                    String json = work.publish(new MemberKicked(
                            new MemberKicked.Data(
                                    command.serverId(),
                                    command.userId(),
                                    work.caller().userId(),
                                    command.reason()),
                            new AccessChange.MemberGone(command.serverId(), command.userId(), member.roles())));
                    work.publish(new ServerEvent.MemberLeft(
                            new ServerEvent.MemberLeft.Data(command.serverId(), command.userId(), "kicked")));
                    audit.log(
                            work,
                            command.serverId(),
                            RequestType.MOD_KICK,
                            command.userId(),
                            command.reason(),
                            new Changes());
                    return Ack.okJson(json);
                });
    }
}
