package dev.cryb.gateway.account;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.config.GatewayConfig;
import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.config.LoginLimitSettings;
import dev.cryb.gateway.limits.Limits;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * How often one may try to log in or register: so many times a window for an address, and for a name.
 *
 * <p>Who guesses at a name must not lock its owner out: when a name's tries are used up, addresses from which somebody has
 * logged in under it within 30 days go on having their own, and any other address has three an hour, twice as many in all
 * as the name has.
 *
 * <p>Counted in Redis for all gateways together. Without Redis everybody may try; the bounded password threads still stand.
 */
@Singleton
public class LoginLimits {

    private static final Logger LOG = Logger.getLogger(LoginLimits.class);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    /** Counts an attempt of an address; answers 0, or the milliseconds to wait. */
    private static final String COUNT = """
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            if n <= tonumber(ARGV[1]) then return 0 end
            return math.max(1, redis.call('PTTL', KEYS[1]))
            """;

    /** The same for a name: its own attempts, whether the address is known, all strangers' attempts, and this one's. */
    private static final String COUNT_NAME = """
            local function count(key, ms)
              local n = redis.call('INCR', key)
              if n == 1 then redis.call('PEXPIRE', key, ms) end
              return n
            end
            local most = tonumber(ARGV[1])
            if count(KEYS[1], ARGV[2]) <= most or redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
            if count(KEYS[4], 3600000) <= 3 and count(KEYS[3], ARGV[2]) <= 2 * most then return 0 end
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
        String from = Limits.network(address);
        return count(COUNT, prefix() + "address:" + from)
                .chain(() -> count(
                        COUNT_NAME,
                        name(username, "all"),
                        name(username, "known:" + from),
                        name(username, "strangers"),
                        name(username, "from:" + from)));
    }

    /** Somebody has logged in: from this address the name's owner is not locked out. */
    public Uni<Void> succeeded(String address, String username) {
        if (!settings.enabled()) {
            return Uni.createFrom().voidItem();
        }
        String key = name(username, "known:" + Limits.network(address));
        return guards.redis(() -> redis.execute("SET", key, "1", "EX", Long.toString(KNOWN_FOR.toSeconds())))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private String prefix() {
        return gateway.redisPrefix() + "limit:login:";
    }

    /** The keys of one name lie in one slot of a cluster. */
    private String name(String username, String what) {
        return prefix() + "{" + username + "}:" + what;
    }

    private Uni<Void> count(String script, String... keys) {
        List<String> command = new ArrayList<>(List.of("EVAL", script, Integer.toString(keys.length)));
        command.addAll(List.of(keys));
        command.add(Integer.toString(settings.attempts()));
        command.add(Long.toString(settings.window().toMillis()));
        return guards.redis(() -> redis.execute(
                        command.get(0), command.subList(1, command.size()).toArray(String[]::new)))
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
