package dev.cryb.messaging.server;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.ServerEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.messaging.member.MemberRepository;
import dev.cryb.messaging.member.Memberships;
import dev.cryb.messaging.person.People;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.TransferServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands a server to another of its members; the former owner stays as a member. */
@ApplicationScoped
class TransferServerHandler implements CommandHandler<TransferServer> {

    private final Access access;
    private final ServerRepository servers;
    private final Memberships memberships;
    private final MemberRepository members;
    private final People people;
    private final AuditLog audit;

    TransferServerHandler(
            Access access,
            ServerRepository servers,
            Memberships memberships,
            MemberRepository members,
            People people,
            AuditLog audit) {
        this.access = access;
        this.servers = servers;
        this.memberships = memberships;
        this.members = members;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public Class<TransferServer> command() {
        return TransferServer.class;
    }

    @Override
    public Uni<Ack> handle(TransferServer command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> check(command, sight))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .call(connection -> requireMember(connection, command))
                        .call(connection -> servers.own(connection, command.serverId(), command.userId()))
                        .chain(connection -> told(connection, command, sight.server(), work)));
    }

    private static void check(TransferServer command, ServerSight sight) {
        ServerRules.requireOwner(sight);
        ServerRules.requireAnother(command.userId(), sight);
    }

    /** One whose account has ended owns nothing; the heir's cannot end meanwhile. */
    private Uni<Boolean> requireMember(SqlConnection connection, TransferServer command) {
        return memberships
                .isMember(connection, command.serverId(), command.userId())
                .chain(member -> people.stands(connection, command.userId()).map(stands -> member && stands))
                .invoke(there -> {
                    if (!there) {
                        throw Unknown.member();
                    }
                });
    }

    private Uni<Ack> told(SqlConnection connection, TransferServer command, ServerModel server, UnitOfWork work) {
        return members.one(connection, server.id(), work.caller().userId())
                .chain(former -> members.one(connection, server.id(), command.userId())
                        .map(owner -> new ServerEvent.OwnerChanged(server.id(), former, owner)))
                .map(event -> {
                    server.change(Rights.Ground.of(
                            server.id(),
                            command.userId(),
                            server.ground().byId().values()));
                    String json = work.publish(event);
                    audit.log(
                            work,
                            server.id(),
                            RequestType.SERVER_TRANSFER_OWNER,
                            command.userId(),
                            null,
                            new Changes().of("ownerId", work.caller().userId(), command.userId()));
                    return Ack.okJson(json);
                });
    }
}
