package dev.cryb.gateway.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.Meta;
import dev.cryb.event.Notice;
import dev.cryb.event.VoiceChange;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.outbound.GatewayLine;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.permission.Permission;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who is speaking where, as their devices say it; it may be lost, and is never replayed.
 *
 * <p>Belongs to the core loop.
 */
public final class Speaking {

    private static final Logger LOG = Logger.getLogger(Speaking.class);

    /** The same word of the same person is not said again within this while. */
    private static final long PAUSE_MS = 1_000;

    /** With a tail older than this our rights may be stale: nobody is told then. */
    private static final long STALE_MS = 1_000;

    private final AccessModel access;
    private final Router router;
    private final GatewayLine line;
    private final LongSupplier tailLagMs;

    /** Where people talk, as far as this gateway has heard; as many as there are people in calls. */
    private final Map<UserId, Place> places = new HashMap<>();

    private static final class Place {
        private final ChannelId channelId;
        private final boolean silenced;
        private boolean speaking;
        private long saidAt;

        Place(ChannelId channelId, boolean silenced) {
            this.channelId = channelId;
            this.silenced = silenced;
            this.saidAt = nowMs() - PAUSE_MS;
        }
    }

    public Speaking(AccessModel access, Router router, GatewayLine line, LongSupplier tailLagMs) {
        this.access = access;
        this.router = router;
        this.line = line;
        this.tailLagMs = tailLagMs;
    }

    /** Begins to hear what other gateways say. */
    public void start() {
        line.listen(this::hear);
    }

    /** An event has been delivered: someone talks elsewhere than before. */
    public void onRouted(@Nullable Meta meta) {
        if (meta instanceof VoiceChange change) {
            ChannelId channelId = change.channelId();
            if (channelId == null) {
                places.remove(change.userId());
            } else {
                places.put(change.userId(), new Place(channelId, change.silenced()));
            }
        }
    }

    /** Where someone who comes in talks already. */
    void talks(UserId userId, ChannelId channelId, boolean silenced) {
        places.putIfAbsent(userId, new Place(channelId, silenced));
    }

    /** Someone says that they speak, or do no more; refuses those who cannot be heard. */
    public void say(UserId userId, boolean speaking) {
        Place place = places.get(userId);
        if (place == null) {
            throw Refused.of(ErrorCode.CONFLICT, "You are in no call.");
        }
        if (place.silenced || !access.inChannel(userId, place.channelId).has(Permission.SPEAK)) {
            throw Refused.forbidden(Permission.SPEAK.name());
        }
        if (place.speaking != speaking || nowMs() - place.saidAt >= PAUSE_MS) {
            place.speaking = speaking;
            place.saidAt = nowMs();
            line.say(Json.write(new Word(place.channelId, userId, speaking)));
        }
    }

    private void hear(String json) {
        Word word;
        try {
            word = Json.read(Json.tree(json), Word.class);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warnf("not a word of ours: %s", e.getMessage());
            return;
        }
        if (word.speaking() != null && tailLagMs.getAsLong() <= STALE_MS) {
            Notice notice = new Notice.Speaking(word.channelId(), word.userId(), word.speaking());
            router.tell(
                    new OutboundEvent(notice.wireName(), Json.write(notice), null), access.viewers(word.channelId()));
        }
    }

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }
}
