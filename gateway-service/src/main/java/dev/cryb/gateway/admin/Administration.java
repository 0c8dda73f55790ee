package dev.cryb.gateway.admin;

import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.account.RevocationWatch;
import dev.cryb.gateway.account.Suspensions;
import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.follow.Follow;
import dev.cryb.gateway.follow.Follows;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ManagedServer;
import dev.cryb.request.Caller;
import dev.cryb.request.ListServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Everything an administrator does. */
@Singleton
public class Administration {

    private static final Logger LOG = Logger.getLogger(Administration.class);

    private final Pool pool;
    private final Guards guards;
    private final AdminRepository people;
    private final AdminAudit audit;
    private final Suspensions suspensions;
    private final RevocationWatch watch;
    private final ServerKeeper servers;
    private final Follows follows;

    Administration(
            Pool pool,
            Guards guards,
            AdminRepository people,
            AdminAudit audit,
            Suspensions suspensions,
            RevocationWatch watch,
            ServerKeeper servers,
            Follows follows) {
        this.pool = pool;
        this.guards = guards;
        this.people = people;
        this.audit = audit;
        this.suspensions = suspensions;
        this.watch = watch;
        this.servers = servers;
        this.follows = follows;
    }

    public Uni<ManagedUser.Page> users(UsersAsked asked) {
        return guards.postgresRead(() -> people.page(pool, asked));
    }

    public Uni<ManagedServer.Page> servers(Identity admin, ListServers asked) {
        return servers.list(caller(admin), asked);
    }

    public Uni<Act.Page> acts(ActsAsked asked) {
        return guards.postgresRead(() -> audit.page(pool, asked));
    }

    /** Shuts a user out and closes all sockets of that one, on every gateway; once more changes the reason. */
    public Uni<ManagedUser> suspend(Identity admin, UserId userId, String reason) {
        AdminRules.requireAnother(admin, userId);
        return inTransaction(connection -> suspensions
                        .suspend(connection, userId, reason)
                        .chain(() -> audit.add(connection, admin, Act.SUSPEND, userId.value(), reason, Act.DONE))
                        .chain(() -> people.one(connection, userId)))
                .call(watch::announce);
    }

    /** Lets a user in again; one who is not suspended stays so, and nothing is noted. */
    public Uni<ManagedUser> unsuspend(Identity admin, UserId userId) {
        return inTransaction(connection -> suspensions
                .lift(connection, userId)
                .call(lifted -> lifted
                        ? audit.add(connection, admin, Act.UNSUSPEND, userId.value(), null, Act.DONE)
                        : Uni.createFrom().nullItem())
                .chain(() -> people.one(connection, userId)));
    }

    /** Follows the requests of a user for a while, on every gateway; once more begins anew. */
    public Uni<Follow> debug(Identity admin, UserId userId, DebugAsked asked) {
        return inTransaction(connection -> people.one(connection, userId)
                        .call(() -> audit.add(connection, admin, Act.DEBUG, userId.value(), asked.noted(), Act.DONE)))
                .map(user -> follows.begin(userId, asked.sessionId(), asked.time()));
    }

    /** Follows the requests of a user no more. */
    public Uni<Void> endDebug(Identity admin, UserId userId) {
        return inTransaction(connection -> audit.add(connection, admin, Act.DEBUG_END, userId.value(), null, Act.DONE))
                .invoke(() -> follows.end(userId))
                .replaceWithVoid();
    }

    /** Whose requests are followed, as far as this gateway knows. */
    public Follow.All debugged() {
        return follows.all();
    }

    /** Deletes a server; the act is noted before the service is asked, and then what came of it. */
    public Uni<Void> deleteServer(Identity admin, ServerId serverId, String reason) {
        return guards.postgres(() -> audit.add(pool, admin, Act.DELETE_SERVER, serverId.value(), reason, null))
                .chain(act -> servers.remove(caller(admin), serverId)
                        .onFailure(Refused.class)
                        .call(refused -> end(act, ((Refused) refused).code().name()))
                        .call(() -> end(act, Act.DONE)));
    }

    /** An outcome that cannot be noted leaves the act without one; what was done stays done. */
    private Uni<Void> end(long act, String outcome) {
        return guards.postgres(() -> audit.end(pool, act, outcome))
                .onFailure()
                .invoke(failure -> LOG.warnf("the outcome %s of act %d is not noted: %s", outcome, act, failure))
                .onFailure()
                .recoverWithNull();
    }

    private <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return guards.postgres(() -> pool.withTransaction(work));
    }

    private static Caller caller(Identity admin) {
        return new Caller(admin.userId(), admin.username(), admin.displayName(), null);
    }
}
