package dev.cryb.messaging.invite;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.AccessChange;
import dev.cryb.event.ServerEvent;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.member.Memberships;
import dev.cryb.messaging.moderation.BanRepository;
import dev.cryb.messaging.server.ServerArrivals;
import dev.cryb.messaging.server.ServerArrivals.Arrival;
import dev.cryb.messaging.server.ServerStates;
import dev.cryb.model.Invite;
import dev.cryb.request.Ack;
import dev.cryb.request.JoinServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Joins the server that an invite leads to.
 *
 * <p>One who is a member already gets the state again, and no use is spent. Uses are exact, because a server's joins
 * happen in one line.
 */
@ApplicationScoped
class JoinServerHandler implements CommandHandler<JoinServer> {

    private final InviteRepository invites;
    private final Memberships memberships;
    private final ServerStates states;
    private final ServerArrivals arrivals;
    private final Access access;
    private final BanRepository bans;

    JoinServerHandler(
            InviteRepository invites,
            Memberships memberships,
            ServerStates states,
            ServerArrivals arrivals,
            Access access,
            BanRepository bans) {
        this.invites = invites;
        this.memberships = memberships;
        this.states = states;
        this.arrivals = arrivals;
        this.access = access;
        this.bans = bans;
    }

    @Override
    public Class<JoinServer> command() {
        return JoinServer.class;
    }

    @Override
    public Uni<Ack> handle(JoinServer command, UnitOfWork work) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> invites.find(
                        connection, command.inviteCode())
                .map(found -> found.orElseThrow(Unknown::invite))
                .chain(invite -> stateOrJoin(connection, invite, work)));
    }

    private Uni<Ack> stateOrJoin(SqlConnection connection, Invite invite, UnitOfWork work) {
        return states.one(connection, invite.serverId(), work.caller().userId())
                .chain(seen -> seen.isEmpty()
                        ? join(connection, invite, work)
                        : Uni.createFrom().item(Ack.ok(seen.get(0).state())));
    }

    private Uni<Ack> join(SqlConnection connection, Invite invite, UnitOfWork work) {
        InviteRules.requireOpen(invite, work.time());
        ServerId id = invite.serverId();
        return bans.isBanned(connection, id, work.caller().userId())
                .invoke(banned -> {
                    if (banned) {
                        throw Refused.of(ErrorCode.BANNED, "You are banned from this server.");
                    }
                })
                .chain(() -> memberships.requireRoom(connection, work.caller()))
                .chain(() -> memberships.enter(connection, id, work.caller().userId(), work.time()))
                .chain(() -> invites.use(connection, invite))
                .chain(() -> arrivals.read(connection, id, work.caller().userId()))
                .map(arrival -> arrived(arrival, work));
    }

    private Ack arrived(Arrival arrival, UnitOfWork work) {
        ServerModel warm = access.warm(work, arrival.server().id());
        if (warm != null) {
            warm.keep(arrival.member());
        }
        work.publish(new ServerEvent.MemberJoined(new ServerEvent.MemberJoined.Data(
                arrival.server().id(), arrival.state().me())));
        return Ack.okJson(work.publish(new ServerEvent.ServerJoined(
                arrival.state(),
                new AccessChange.MemberEntered(arrival.server(), arrival.state().me()))));
    }
}
