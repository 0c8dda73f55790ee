package dev.cryb.gateway.account;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.config.GatewayConfig;
import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.config.LoginLimitSettings;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * How often one may try to log in or register: so many times a minute for an address, and for a name.
 *
 * <p>Counted in Redis for all gateways together, as {@code limit:login:{address|name}:…} with an expiry of one window.
 * Without Redis everybody may try; the bounded password threads still stand.
 */
@Singleton
public class LoginLimits {

    private static final Logger LOG = Logger.getLogger(LoginLimits.class);

    /** Counts an attempt; answers 0, or the milliseconds to wait. */
    private static final String COUNT = """
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            if n <= tonumber(ARGV[1]) then return 0 end
            return math.max(1, redis.call('PTTL', KEYS[1]))
            """;

    private final LoginLimitSettings settings;
    private final GatewayConfig gateway;
    private final ReactiveRedisDataSource redis;
    private final Guards guards;

    LoginLimits(LoginLimitSettings settings, GatewayConfig gateway, ReactiveRedisDataSource redis, Guards guards) {
        this.settings = settings;
        this.gateway = gateway;
        this.redis = redis;
        this.guards = guards;
    }

    /** Counts an attempt; fails with {@code RATE_LIMITED} where it is one too many. */
    public Uni<Void> attempt(String address, String username) {
        if (!settings.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return count("address", address).chain(() -> count("name", username));
    }

    private Uni<Void> count(String kind, String value) {
        String key = gateway.redisPrefix() + "limit:login:" + kind + ":" + value;
        return guards.redis(() -> redis.execute(
                        "EVAL",
                        COUNT,
                        "1",
                        key,
                        Integer.toString(settings.attempts()),
                        Long.toString(settings.window().toMillis())))
                .map(wait -> wait.toLong())
                .onFailure()
                .invoke(failure -> LOG.debugf("logins are not counted: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(0L)
                .invoke(LoginLimits::requireNoWait)
                .replaceWithVoid();
    }

    private static void requireNoWait(long waitMs) {
        if (waitMs > 0) {
            throw Refused.retryAfter(ErrorCode.RATE_LIMITED, "Too many attempts; wait a while.", waitMs);
        }
    }
}
