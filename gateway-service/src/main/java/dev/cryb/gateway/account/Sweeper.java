package dev.cryb.gateway.account;

import dev.cryb.gateway.config.Guards;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Lets go of sessions that ran out, revocations that nobody needs any more, and acts of long ago. */
@Singleton
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final String SESSIONS = "DELETE FROM gateway.session WHERE expires_at < now()";

    /** Longer than any access token is good. */
    private static final String REVOCATIONS =
            "DELETE FROM gateway.revocation WHERE revoked_at < now() - interval '7 days'";

    private static final String USERS =
            "DELETE FROM gateway.user_revocation WHERE revoked_at < now() - interval '7 days'";
    private static final String ADMIN_AUDIT = "DELETE FROM gateway.admin_audit WHERE at < now() - interval '90 days'";

    private final Pool pool;
    private final Guards guards;

    Sweeper(Pool pool, Guards guards) {
        this.pool = pool;
        this.guards = guards;
    }

    /** Every gateway does it; twice does no harm. */
    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> sweep() {
        return delete(SESSIONS)
                .chain(() -> delete(REVOCATIONS))
                .chain(() -> delete(USERS))
                .chain(() -> delete(ADMIN_AUDIT))
                .onFailure()
                .invoke(failure -> LOG.warnf("sweeping has to wait: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> delete(String statement) {
        return guards.postgres(() -> pool.query(statement).execute()).replaceWithVoid();
    }
}
