package dev.cryb.messaging.member;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent.MemberUpdated;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Member;
import dev.cryb.request.Ack;
import dev.cryb.request.UpdateMember;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Gives a member another nick, or takes it away. */
@ApplicationScoped
class UpdateMemberHandler implements CommandHandler<UpdateMember> {

    private final Access access;
    private final MemberRepository members;

    UpdateMemberHandler(Access access, MemberRepository members) {
        this.access = access;
        this.members = members;
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
                        .invoke(member -> MemberRules.checkNick(sight, member))
                        .chain(member -> change(connection, command, member, work))));
    }

    private Uni<Member> find(SqlConnection connection, UpdateMember command) {
        return members.byId(connection, command.serverId(), List.of(command.userId()))
                .map(found -> found.stream().findFirst().orElseThrow(Unknown::member));
    }

    private Uni<Ack> change(SqlConnection connection, UpdateMember command, Member member, UnitOfWork work) {
        if (command.nick() == null || command.nick().orElse("").equals(Objects.requireNonNullElse(member.nick(), ""))) {
            return Uni.createFrom().item(Ack.ok(data(command, member)));
        }
        String nick = command.nick().orElse(null);
        Member changed = new Member(member.user(), nick, member.roles(), member.joinedAt(), member.timeoutUntil());
        return members.nick(connection, command.serverId(), command.userId(), nick)
                .map(written -> Ack.okJson(work.publish(new MemberUpdated(data(command, changed)))));
    }

    private static MemberUpdated.Data data(UpdateMember command, Member member) {
        return new MemberUpdated.Data(command.serverId(), command.userId(), member);
    }
}
