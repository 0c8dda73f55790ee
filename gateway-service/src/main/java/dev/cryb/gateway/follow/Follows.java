package dev.cryb.gateway.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whose requests are told line by line, on all gateways; any thread.
 *
 * <p>The gateway that was asked tells the others at once and again every {@link #AGAIN_MS}, for those who were not there
 * or did not hear it. Each of them ends it by its own clock, within {@link #LONGEST} whatever it was told.
 */
public final class Follows {

    /** Nobody is followed for longer than this without being asked for again. */
    public static final Duration LONGEST = Duration.ofHours(1);

    /** How often it is said again who is followed. */
    public static final long AGAIN_MS = 10_000;

    /** How many are followed at once. */
    static final int MOST = 100;

    private static final Logger LOG = Logger.getLogger(Follows.class);

    private final Consumer<String> line;
    private final InstantSource clock;
    private final Map<UserId, Known> known = new ConcurrentHashMap<>();

    /** @param ours whether we were asked, and so say it again */
    private record Known(Follow follow, boolean ours) {}

    /** What gateways tell each other; {@code until} in the past ends it. */
    private record Word(UserId userId, @Nullable String sessionId, long until) {

        static Word of(Follow follow) {
            return new Word(follow.userId(), follow.sessionId(), follow.until().toEpochMilli());
        }
    }

    public Follows(Consumer<String> line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    /** Whether a request of this session is to be told. */
    public boolean covers(UserId userId, String sessionId) {
        if (known.isEmpty()) {
            return false;
        }
        Known one = known.get(userId);
        return one != null && one.follow.covers(sessionId) && !one.follow.isOver(clock.instant());
    }

    /** Follows somebody from now on, in the place of what was asked for the same person before. */
    public Follow begin(UserId userId, @Nullable String sessionId, Duration time) {
        forgetOver();
        if (known.size() >= MOST && !known.containsKey(userId)) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "Requests of " + MOST + " people are followed already.");
        }
        Follow follow = new Follow(
                userId,
                sessionId,
                Instant.ofEpochMilli(clock.millis()).plus(time.compareTo(LONGEST) > 0 ? LONGEST : time));
        known.put(userId, new Known(follow, true));
        say(Word.of(follow));
        return follow;
    }

    /** Follows somebody no more. */
    public void end(UserId userId) {
        known.remove(userId);
        say(new Word(userId, null, 0));
    }

    /** Whom we know to be followed, by their ids. */
    public Follow.All all() {
        forgetOver();
        return new Follow.All(known.values().stream()
                .map(Known::follow)
                .sorted(Comparator.comparing(follow -> follow.userId().value()))
                .toList());
    }

    /** Says again whom we were asked to follow. */
    public void restate() {
        forgetOver();
        known.values().stream()
                .filter(Known::ours)
                .map(one -> Word.of(one.follow))
                .forEach(this::say);
    }

    /** Takes what a gateway says, this one included. */
    public void hear(String text) {
        try {
            hear(Json.shared().readValue(text, Word.class));
        } catch (JsonProcessingException e) {
            LOG.warnf("not a word of ours: %s", e.getOriginalMessage());
        }
    }

    private void hear(Word word) {
        Instant now = clock.instant();
        Follow heard = new Follow(
                word.userId(), word.sessionId(), earlier(Instant.ofEpochMilli(word.until()), now.plus(LONGEST)));
        if (heard.isOver(now)) {
            known.remove(word.userId());
        } else if (known.size() < MOST || known.containsKey(word.userId())) {
            known.compute(
                    word.userId(),
                    (id, before) -> new Known(heard, before != null && before.ours && before.follow.equals(heard)));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void forgetOver() {
        Instant now = clock.instant();
        known.values().removeIf(one -> one.follow.isOver(now));
    }

    private void say(Word word) {
        line.accept(Json.write(word));
    }
}
