package dev.cryb.messaging.moderation;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.ModerationEvent.MemberBanned;
import dev.cryb.event.ServerEvent;
import dev.cryb.id.Ids;
import dev.cryb.id.MessageId;
import dev.cryb.json.Json;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.messaging.member.Memberships;
import dev.cryb.messaging.person.People;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.BanMember;
import dev.cryb.request.RequestType;
import dev.cryb.request.SweepAuthor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Bans someone, member or not; a member is out with it.
 *
 * <p>What they said lately goes afterwards, in pieces.
 */
@ApplicationScoped
class BanMemberHandler implements CommandHandler<BanMember> {

    private final Access access;
    private final Memberships memberships;
    private final People people;
    private final BanRepository bans;
    private final AuditLog audit;

    BanMemberHandler(Access access, Memberships memberships, People people, BanRepository bans, AuditLog audit) {
        this.access = access;
        this.memberships = memberships;
        this.people = people;
        this.bans = bans;
        this.audit = audit;
    }

    @Override
    public Class<BanMember> command() {
        return BanMember.class;
    }

    @Override
    public Uni<Ack> handle(BanMember command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.BAN_MEMBERS))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> check(connection, command, sight, work)
                                .chain(member -> ban(connection, command, sight, member, work))));
    }

    /** The member to be banned, if it is one. */
    private Uni<Optional<MemberAccess>> check(
            SqlConnection connection, BanMember command, ServerSight sight, UnitOfWork work) {
        return bans.isBanned(connection, command.serverId(), command.userId())
                .invoke(banned -> {
                    if (banned) {
                        throw Refused.of(ErrorCode.CONFLICT, "This user is banned already.");
                    }
                })
                .chain(() -> access.member(work, sight.server(), command.userId()))
                .map(Optional::of)
                .onFailure(failure -> failure instanceof Refused refused && refused.code() == ErrorCode.UNKNOWN_MEMBER)
                .recoverWithItem(Optional::empty)
                .invoke(found ->
                        found.ifPresent(member -> ModerationRules.check(sight, Permission.BAN_MEMBERS, member)));
    }

    private Uni<Ack> ban(
            SqlConnection connection,
            BanMember command,
            ServerSight sight,
            Optional<MemberAccess> member,
            UnitOfWork work) {
        return people.meet(connection, work.caller(), List.of(Objects.requireNonNull(command.person())))
                .chain(() -> bans.insert(
                        connection,
                        command.serverId(),
                        command.userId(),
                        work.caller().userId(),
                        command.reason(),
                        work.time()))
                .chain(() -> member.isPresent()
                        ? memberships.leave(connection, command.serverId(), command.userId())
                        : Uni.createFrom().voidItem())
                .map(out -> told(command, sight, member, work));
    }

    private Ack told(BanMember command, ServerSight sight, Optional<MemberAccess> member, UnitOfWork work) {
        sight.server().forget(command.userId());
        String json = work.publish(new MemberBanned(
                new MemberBanned.Data(
                        command.serverId(), command.userId(), work.caller().userId(), command.reason()),
                new AccessChange.MemberGone(
                        command.serverId(),
                        command.userId(),
                        member.map(MemberAccess::roles).orElse(List.of()))));
        if (member.isPresent()) {
            work.publish(new ServerEvent.MemberLeft(
                    new ServerEvent.MemberLeft.Data(command.serverId(), command.userId(), "banned")));
        }
        int seconds = Objects.requireNonNullElse(command.deleteMessageSeconds(), 0);
        if (seconds > 0) {
            long since = Ids.of(work.time().minusSeconds(seconds).toEpochMilli(), 0, 0);
            work.todo(
                    AuthorSweep.KIND,
                    Json.write(new SweepAuthor(command.serverId(), command.userId(), new MessageId(since), null)));
        }
        audit.log(
                work,
                command.serverId(),
                RequestType.MOD_BAN,
                command.userId(),
                command.reason(),
                new Changes().of("deleteMessageSeconds", null, seconds == 0 ? null : seconds));
        return Ack.okJson(json);
    }
}
