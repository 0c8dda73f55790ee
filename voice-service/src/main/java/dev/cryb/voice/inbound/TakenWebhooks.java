package dev.cryb.voice.inbound;

import dev.cryb.bus.Streams;
import dev.cryb.service.config.BusSettings;
import dev.cryb.voice.config.VoiceSettings;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Which webhooks were taken: LiveKit says each of them to every instance, and one enters it. */
@ApplicationScoped
class TakenWebhooks {

    private final ReactiveRedisDataSource redis;
    private final String us;
    private final long rememberedMs;

    TakenWebhooks(ReactiveRedisDataSource redis, BusSettings bus, VoiceSettings settings) {
        this.redis = redis;
        this.us = bus.instance();
        this.rememberedMs = settings.webhookAge().multipliedBy(2).toMillis();
    }

    /** Whether it is ours to enter. */
    Uni<Boolean> take(String id) {
        return redis.execute("SET", Streams.DEFAULT.voiceWebhook(id), us, "NX", "PX", Long.toString(rememberedMs))
                .map(set -> set != null);
    }

    /** It could not be entered; that it cannot be given back either is made good by the reconciler. */
    Uni<Void> giveBack(String id) {
        return redis.execute("DEL", Streams.DEFAULT.voiceWebhook(id))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
