package dev.cryb.gateway.limits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.limits.Word.Spent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.request.RequestType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How much may be asked of the gateways; callable on any thread. */
public final class Limits {

    private static final Rate UNLIMITED = new Rate(1_000_000_000, Duration.ofMillis(1));
    private static final LongSupplier CLOCK = System::nanoTime;

    /** How soon one may ask again whether there is room for one more socket or session. */
    private static final long ROOM_AGAIN_MS = 5_000;

    private final LimitSettings settings;
    private final Function<ChannelId, @Nullable ServerId> serverOf;
    private final Map<LimitKind, Rate> rates = new EnumMap<>(LimitKind.class);
    private final Ledger ledger;
    private final Sharing sharing;

    /**
     * @param self the name of this gateway, another one each time that it starts
     * @param line takes what is to be told to the other gateways
     * @param serverOf where a channel is, as far as this gateway knows; asked on any thread
     */
    public Limits(
            LimitSettings settings,
            String self,
            Consumer<String> line,
            Function<ChannelId, @Nullable ServerId> serverOf) {
        this.settings = settings;
        this.serverOf = serverOf;
        this.ledger = new Ledger(settings.parties(), CLOCK);
        this.sharing = new Sharing(self, line, ledger, CLOCK);
        for (LimitKind kind : LimitKind.values()) {
            rates.put(kind, kind.rate(settings));
        }
    }

    /** What is told to other gateways and heard of them. */
    public Sharing sharing() {
        return sharing;
    }

    /** For a new socket. */
    public FrameMeter frames() {
        return new FrameMeter(settings.enabled() ? settings.frames() : UNLIMITED);
    }

    /** Counts a request whose payload has been checked; answers what is left, or null where nothing is limited. */
    public @Nullable Allowance take(RequestType type, JsonNode data, UserId userId) {
        LimitKind kind = settings.enabled() ? LimitKind.of(type) : null;
        return kind == null ? null : take(Party.user(userId), kind, place(kind, data));
    }

    private Allowance take(Party party, LimitKind kind, long place) {
        Rate rate = rates.getOrDefault(kind, UNLIMITED);
        Usage usage = ledger.of(party);
        Allowance left = usage.take(kind, place, rate, CLOCK.getAsLong());
        if (!left.isUsedUp()) {
            sharing.took(party, usage, new Spent(kind, place, rate.nanosForOne()));
        }
        return left;
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

    /** An IPv4 address; of an IPv6 one the first half, as the other half is its holder's to choose. */
    public static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length == 8 ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }

    /** Counts a connection that wants to become a socket; answers 0, or the milliseconds that it has to wait. */
    public long connect(String address) {
        if (!settings.enabled()) {
            return 0;
        }
        Party network = Party.network(address);
        return ledger.of(network).openEverywhere(CLOCK.getAsLong()) >= settings.openPerAddress()
                ? ROOM_AGAIN_MS
                : take(network, LimitKind.CONNECTIONS, 0).retryAfterMs();
    }

    /** A socket is open. */
    public void opened(String address) {
        enter(Party.network(address), Integer.MAX_VALUE);
    }

    /** A socket has closed. */
    public void closed(String address) {
        leave(Party.network(address));
    }

    /** One more session of a user; {@code LIMIT_REACHED} where there are as many as there may be. */
    public void enter(UserId userId) {
        if (!enter(Party.user(userId), settings.sessionsPerUser())) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "You have too many sessions; close one.");
        }
    }

    /** A session of a user is over. */
    public void leave(UserId userId) {
        leave(Party.user(userId));
    }

    private boolean enter(Party party, int most) {
        if (!settings.enabled()) {
            return true;
        }
        Usage usage = ledger.of(party);
        boolean room = usage.enter(most, CLOCK.getAsLong());
        if (room) {
            sharing.opened(party, usage, usage.open() == 1);
        }
        return room;
    }

    private void leave(Party party) {
        Usage usage = settings.enabled() ? ledger.known(party) : null;
        if (usage != null) {
            usage.leave();
            sharing.opened(party, usage, false);
        }
    }
}
