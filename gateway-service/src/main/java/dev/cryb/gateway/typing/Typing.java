package dev.cryb.gateway.typing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cryb.bus.EventEntry;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.Meta;
import dev.cryb.event.Notice;
import dev.cryb.event.Notice.TypingStopped.Cause;
import dev.cryb.event.PresenceChange;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.outbound.GatewayLine;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who is typing where, as far as sessions here may know.
 *
 * <p>Belongs to the core loop.
 */
public final class Typing {

    private static final Logger LOG = Logger.getLogger(Typing.class);
    private static final long LASTS_MS = 10_000;

    /** Between two words of the same user in the same channel at least. */
    private static final long PAUSE_MS = 3_000;

    /** With a tail older than this our rights may be stale: nobody is told then. */
    private static final long STALE_MS = 1_000;

    /** Notices that a gateway keeps at most; more are not shown. */
    private static final int MOST = 100_000;

    private final AccessModel access;
    private final Router router;
    private final GatewayLine line;
    private final Predicate<UserId> mayHide;
    private final LongSupplier tailLagMs;

    /** What is shown now: until when, by this machine's steady clock, and of each channel by whom. */
    private final Map<ChannelId, Map<UserId, Long>> shown = new HashMap<>();

    /** What our own sessions have said lately. */
    private final Map<Key, Said> said = new HashMap<>();

    private int size;

    private record Key(ChannelId channelId, UserId userId) {}

    private record Said(long atMs, Instant expiresAt, Set<String> sessions) {}

    public Typing(
            AccessModel access, Router router, GatewayLine line, Predicate<UserId> mayHide, LongSupplier tailLagMs) {
        this.access = access;
        this.router = router;
        this.line = line;
        this.mayHide = mayHide;
        this.tailLagMs = tailLagMs;
    }

    /** Begins to hear what other gateways say. */
    public void start() {
        line.listen(this::hear);
    }

    // What our own sessions do.

    /** A session's user is typing; answers until when it is shown. Refuses where no message could be sent. */
    public Instant start(UserId userId, String session, ChannelId channelId) {
        require(userId, channelId);
        Key key = new Key(channelId, userId);
        Said before = said.get(key);
        if (before != null && nowMs() - before.atMs() < PAUSE_MS) {
            before.sessions().add(session);
            return before.expiresAt();
        }
        Instant expiresAt = Instant.now().plusMillis(LASTS_MS);
        if (mayHide.test(userId)) {
            return expiresAt;
        }
        Set<String> sessions = before == null ? new HashSet<>() : before.sessions();
        sessions.add(session);
        Said now = new Said(nowMs(), expiresAt, sessions);
        said.put(key, now);
        say(new Word(channelId, userId, expiresAt, null));
        return expiresAt;
    }

    /** A user has stopped, whichever session began. */
    public void stop(UserId userId, ChannelId channelId) {
        if (said.remove(new Key(channelId, userId)) != null) {
            say(new Word(channelId, userId, null, Cause.STOPPED));
        }
    }

    /** A session has gone; what it alone was typing ends. */
    public void left(UserId userId, String session) {
        List<Key> over = new ArrayList<>();
        said.forEach((key, one) -> {
            if (key.userId().equals(userId)
                    && one.sessions().remove(session)
                    && one.sessions().isEmpty()) {
                over.add(key);
            }
        });
        for (Key key : over) {
            said.remove(key);
            say(new Word(key.channelId(), userId, null, Cause.OFFLINE));
        }
    }

    /** One who hides types unseen. */
    private void say(Word word) {
        if (!mayHide.test(word.userId())) {
            line.say(Json.write(word));
        }
    }

    private void require(UserId userId, ChannelId channelId) {
        Permissions held = access.inChannel(userId, channelId);
        if (!held.has(Permission.VIEW_CHANNEL)) {
            throw Refused.of(ErrorCode.UNKNOWN_CHANNEL, "There is no such channel.");
        }
        ChannelType type = access.typeOf(channelId);
        if (type == ChannelType.CATEGORY || type == ChannelType.VOICE) {
            throw Refused.invalid("channelId", "Nobody writes in a channel of this type.");
        }
        if (!held.has(Permission.SEND_MESSAGES)) {
            throw Refused.forbidden(Permission.SEND_MESSAGES.name());
        }
        if (access.isTimedOut(userId, channelId, Instant.now())) {
            throw Refused.of(ErrorCode.TIMED_OUT, "You are timed out in this server.");
        }
    }

    // What is heard.

    private void hear(String json) {
        Word word;
        try {
            word = Json.read(Json.tree(json), Word.class);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warnf("not a word of ours: %s", e.getMessage());
            return;
        }
        if (word.cause() != null) {
            end(word.channelId(), word.userId(), word.cause());
        } else if (word.expiresAt() != null && tailLagMs.getAsLong() <= STALE_MS && size < MOST) {
            Map<UserId, Long> here = shown.computeIfAbsent(word.channelId(), fresh -> new HashMap<>());
            if (here.put(word.userId(), nowMs() + LASTS_MS) == null) {
                size++;
            }
            tell(word.channelId(), new Notice.TypingStarted(word.channelId(), word.userId(), word.expiresAt()));
        }
    }

    /** An event has been delivered: a message ends its author's typing, and going ends all of it. */
    public void onRouted(EventEntry event, @Nullable Meta meta) {
        if (size == 0) {
            return;
        }
        if (event.name().equals("message:create")) {
            for (Topic topic : event.topics()) {
                ChannelId channelId = new ChannelId(topic.id());
                if (topic.kind() == Topic.Kind.CHANNEL && shown.containsKey(channelId)) {
                    UserId author = authorOf(event);
                    said.remove(new Key(channelId, author));
                    end(channelId, author, Cause.SENT);
                }
            }
        } else if (meta instanceof PresenceChange change && change.turn() == PresenceChange.Turn.WENT) {
            shown.entrySet().stream()
                    .filter(one -> one.getValue().containsKey(change.userId()))
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(channelId -> end(channelId, change.userId(), Cause.OFFLINE));
        }
    }

    /** Called a few times a second. */
    public void onTick() {
        long now = nowMs();
        said.values().removeIf(one -> now - one.atMs() > LASTS_MS);
        if (size == 0) {
            return;
        }
        List<Key> over = new ArrayList<>();
        shown.forEach((channelId, people) -> people.forEach((userId, until) -> {
            if (until <= now) {
                over.add(new Key(channelId, userId));
            }
        }));
        over.forEach(key -> end(key.channelId(), key.userId(), Cause.EXPIRED));
    }

    private void end(ChannelId channelId, UserId userId, Cause cause) {
        Map<UserId, Long> here = shown.get(channelId);
        if (here == null || here.remove(userId) == null) {
            return;
        }
        size--;
        if (here.isEmpty()) {
            shown.remove(channelId);
        }
        tell(channelId, new Notice.TypingStopped(channelId, userId, cause));
    }

    private void tell(ChannelId channelId, Notice notice) {
        router.tell(new OutboundEvent(notice.wireName(), Json.write(notice), null), access.listeners(channelId));
    }

    private static UserId authorOf(EventEntry event) {
        try {
            return UserId.parse(Json.tree(event.data()).at("/author/id").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON of ours", e);
        }
    }

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }
}
