package dev.cryb.messaging.member;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.ServerEvent;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerSight;
import dev.cryb.request.Ack;
import dev.cryb.request.LeaveServer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a membership; an owner must hand the server over first. */
@ApplicationScoped
class LeaveServerHandler implements CommandHandler<LeaveServer> {

    private final Access access;
    private final Memberships memberships;

    LeaveServerHandler(Access access, Memberships memberships) {
        this.access = access;
        this.memberships = memberships;
    }

    @Override
    public Class<LeaveServer> command() {
        return LeaveServer.class;
    }

    @Override
    public Uni<Ack> handle(LeaveServer command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(LeaveServerHandler::refuseOwner)
                .chain(sight -> leave(command, sight, work));
    }

    private static void refuseOwner(ServerSight sight) {
        if (sight.member().userId().equals(sight.server().ground().ownerId())) {
            throw Refused.of(ErrorCode.FORBIDDEN, "The owner cannot leave the server.");
        }
    }

    private Uni<Ack> leave(LeaveServer command, ServerSight sight, UnitOfWork work) {
        UserId userId = work.caller().userId();
        return work.transaction()
                .chain(transaction ->
                        memberships.leave(PgTransaction.connection(transaction), command.serverId(), userId))
                .map(left -> {
                    sight.server().forget(userId);
                    String json = work.publish(new ServerEvent.ServerLeft(
                            command.serverId(), userId, sight.member().roles()));
                    work.publish(new ServerEvent.MemberLeft(
                            new ServerEvent.MemberLeft.Data(command.serverId(), userId, "left")));
                    return Ack.okJson(json);
                });
    }
}
