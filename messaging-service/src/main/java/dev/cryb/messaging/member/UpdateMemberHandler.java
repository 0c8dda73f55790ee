package dev.cryb.messaging.member;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ServerEvent.MemberUpdated;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Member;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UpdateMember;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives a member another nick, or takes it away, and other roles. */
@ApplicationScoped
class UpdateMemberHandler implements CommandHandler<UpdateMember> {

    private final Access access;
    private final MemberRepository members;
    private final AuditLog audit;

    UpdateMemberHandler(Access access, MemberRepository members, AuditLog audit) {
        this.access = access;
        this.members = members;
        this.audit = audit;
    }

    @Override
    public Class<UpdateMember> command() {
        return UpdateMember.class;
    }

    @Override
    public Uni<Ack> handle(UpdateMember command, UnitOfWork work) {
        return access.server(work, command.serverId()).chain(sight -> work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> find(connection, command)
                        .invoke(member -> MemberRules.check(command, sight, member))
                        .chain(member -> change(connection, command, member, sight, work))));
    }

    private Uni<Member> find(SqlConnection connection, UpdateMember command) {
        return members.byId(connection, command.serverId(), List.of(command.userId()))
                .map(found -> found.stream().findFirst().orElseThrow(Unknown::member));
    }

    private Uni<Ack> change(
            SqlConnection connection, UpdateMember command, Member before, ServerSight sight, UnitOfWork work) {
        Member after = MemberRules.changed(before, command);
        return after.equals(before)
                ? Uni.createFrom().item(Ack.ok(data(command, before)))
                : members.update(connection, command.serverId(), after)
                        .map(written -> told(command, before, after, sight, work));
    }

    private Ack told(UpdateMember command, Member before, Member after, ServerSight sight, UnitOfWork work) {
        boolean sameRoles = after.roles().equals(before.roles());
        boolean own = command.userId().equals(work.caller().userId());
        sight.server().keep(MemberAccess.of(command.serverId(), after));
        String json = work.publish(new MemberUpdated(
                data(command, after),
                sameRoles ? null : new AccessChange.MemberRolesChanged(command.serverId(), after, before.roles())));
        Changes changes = new Changes().of("roles", before.roles(), after.roles());
        if (!own) {
            changes.of("nick", before.nick(), after.nick());
        }
        if (!changes.isEmpty()) {
            audit.log(work, command.serverId(), RequestType.SERVER_MEMBER_UPDATE, command.userId(), null, changes);
        }
        return Ack.okJson(json);
    }

    private static MemberUpdated.Data data(UpdateMember command, Member member) {
        return new MemberUpdated.Data(command.serverId(), command.userId(), member);
    }
}
