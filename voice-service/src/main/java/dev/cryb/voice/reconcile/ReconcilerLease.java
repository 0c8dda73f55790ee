package dev.cryb.voice.reconcile;

import dev.cryb.bus.Streams;
import dev.cryb.service.config.BusSettings;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Who compares: one instance at a time, for as long as it says so. */
@ApplicationScoped
class ReconcilerLease {

    private static final Duration LASTS = Duration.ofSeconds(5);

    /** Takes or renews; atomic, so that a holder who was late cannot renew what is another's by now. */
    private static final String TAKE = """
            local holder = redis.call('GET', KEYS[1])
            if not holder or holder == ARGV[1] then
                redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
                return 1
            end
            return 0""";

    private final ReactiveRedisDataSource redis;
    private final String us;

    ReconcilerLease(ReactiveRedisDataSource redis, BusSettings settings) {
        this.redis = redis;
        this.us = settings.instance() + "/" + UUID.randomUUID();
    }

    /** Takes it where nobody has it, or renews it. */
    Uni<Boolean> isOurs() {
        return redis.execute("EVAL", TAKE, "1", Streams.DEFAULT.voiceReconciler(), us, Long.toString(LASTS.toMillis()))
                .map(answer -> answer.toInteger() == 1);
    }
}
