package dev.cryb.gateway.limits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.request.RequestType;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How much may be asked of this gateway; callable on any thread. */
public final class Limits {

    private static final Rate UNLIMITED = new Rate(1_000_000_000, java.time.Duration.ofMillis(1));

    /** How soon one may ask again whether there is room for one more socket or session. */
    private static final long ROOM_AGAIN_MS = 5_000;

    private final LimitSettings settings;
    private final Function<ChannelId, @Nullable ServerId> serverOf;
    private final Map<LimitKind, Rate> rates = new EnumMap<>(LimitKind.class);
    private final Buckets<Key> requests;
    private final Buckets<String> connections;
    private final Counts<String> sockets = new Counts<>();
    private final Counts<UserId> sessions = new Counts<>();

    /** What is counted: a user's requests of a kind, in one place or (0) anywhere. */
    private record Key(LimitKind kind, UserId userId, long place) {}

    /** @param serverOf where a channel is, as far as this gateway knows; asked on any thread */
    public Limits(LimitSettings settings, Function<ChannelId, @Nullable ServerId> serverOf) {
        this.settings = settings;
        this.serverOf = serverOf;
        this.requests = new Buckets<>(settings.buckets(), System::nanoTime);
        this.connections = new Buckets<>(settings.buckets(), System::nanoTime);
        for (LimitKind kind : LimitKind.values()) {
            rates.put(kind, kind.rate(settings));
        }
    }

    /** For a new socket. */
    public FrameMeter frames() {
        return new FrameMeter(settings.enabled() ? settings.frames() : UNLIMITED);
    }

    /** Refuses a request that is one too many; its payload has been checked. */
    public void require(RequestType type, JsonNode data, UserId userId) {
        LimitKind kind = settings.enabled() ? LimitKind.of(type) : null;
        if (kind == null) {
            return;
        }
        long wait = requests.take(new Key(kind, userId, place(kind, data)), rates.getOrDefault(kind, UNLIMITED));
        if (wait > 0) {
            throw refused(wait);
        }
    }

    private long place(LimitKind kind, JsonNode data) {
        return switch (kind) {
            case MESSAGES -> id(data, "channelId");
            case ADMINISTRATION -> data.hasNonNull("serverId") ? id(data, "serverId") : server(id(data, "channelId"));
            default -> 0;
        };
    }

    private long server(long channelId) {
        ServerId serverId = serverOf.apply(new ChannelId(channelId));
        return serverId == null ? channelId : serverId.value();
    }

    private static long id(JsonNode data, String field) {
        return data.path(field).asLong();
    }

    /** A refusal of what comes too often. */
    public static Refused refused(long waitMs) {
        return Refused.retryAfter(ErrorCode.RATE_LIMITED, "Too many requests; wait a while.", waitMs);
    }

    /** Counts a connection that wants to become a socket; answers 0, or the milliseconds that it has to wait. */
    public long connect(String address) {
        if (!settings.enabled()) {
            return 0;
        }
        String network = network(address);
        return sockets.of(network) >= settings.openPerAddress()
                ? ROOM_AGAIN_MS
                : connections.take(network, settings.connections());
    }

    /** A socket is open. */
    public void opened(String address) {
        sockets.enter(network(address), Integer.MAX_VALUE);
    }

    /** A socket has closed. */
    public void closed(String address) {
        sockets.leave(network(address));
    }

    /** One more session of a user; {@code LIMIT_REACHED} where there are as many as there may be. */
    public void enter(UserId userId) {
        if (!sessions.enter(userId, settings.enabled() ? settings.sessionsPerUser() : Integer.MAX_VALUE)) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "You have too many sessions; close one.");
        }
    }

    /** A session of a user is over. */
    public void leave(UserId userId) {
        sessions.leave(userId);
    }

    /** An IPv4 address; of an IPv6 one the first half, as the other half is its holder's to choose. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length == 8 ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }
}
