package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Mentions;
import dev.cryb.event.Meta;
import dev.cryb.event.PresenceChange;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.access.SightChange;
import dev.cryb.gateway.presence.Turns;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.request.GetMessage;
import dev.cryb.request.GetServerState;
import dev.cryb.request.ListMessages;
import dev.cryb.request.ListPins;
import dev.cryb.request.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes each event of the stream to those who may have it, and keeps the access model in step.
 *
 * <p>Rights that an event opens count before it is delivered, rights that it closes after. Belongs to the core loop.
 */
public final class Router {

    private final AccessModel access;
    private final Loops loops;
    private final RecentEvents recent = new RecentEvents();
    private final List<Listener> listeners = new ArrayList<>();
    private long number;

    /** Hears of each event after all who may have it were given it. */
    @FunctionalInterface
    public interface Listener {
        void onRouted(EventEntry event, @Nullable Meta meta);
    }

    public Router(AccessModel access, Loops loops) {
        this.access = access;
        this.loops = loops;
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Takes something that is no event of the stream to these sessions. */
    public void tell(OutboundEvent event, List<Group> groups) {
        if (!groups.isEmpty()) {
            loops.deliver(new Delivery(event, ++number, groups, null));
        }
    }

    /** Routes one event; events come in stream order. */
    public void route(EventEntry event) {
        Meta meta = Routed.metaOf(event);
        AccessChange change = meta instanceof AccessChange known ? known : null;
        if (change != null && !change.closes()) {
            show(event, access.apply(change));
        }
        recent.add(++number, event, meta);
        List<Group> groups =
                Routed.isOfInterest(event) ? access.listeners(Routed.channelOf(event)) : access.groups(event.topics());
        if (!groups.isEmpty()) {
            loops.deliver(new Delivery(
                    Told.event(event),
                    number,
                    groups,
                    Told.except(event, meta),
                    event.id().millis(),
                    event.trace()));
        }
        if (change != null && change.closes()) {
            show(event, access.apply(change));
        }
        if (meta instanceof Mentions mentions) {
            mention(event, mentions);
        }
        if (meta instanceof PresenceChange presence) {
            turn(event, presence);
        }
        listeners.forEach(listener -> listener.onRouted(event, meta));
    }

    /** Tells friends that someone has come or gone. */
    private void turn(EventEntry event, PresenceChange change) {
        number++;
        OutboundEvent turn = Turns.of(event, change);
        List<Group> groups = turn == null ? List.of() : access.friendsOf(change.userId());
        if (turn != null && !groups.isEmpty()) {
            loops.deliver(new Delivery(turn, number, groups, null));
        }
    }

    /** Events were lost: what comes from now on is all that is known. */
    public void restart(StreamId cursor) {
        recent.restart(cursor);
    }

    RecentEvents recent() {
        return recent;
    }

    /** The number of the newest delivery; every later one has a larger number. */
    long number() {
        return number;
    }

    long nextNumber() {
        return ++number;
    }

    /** Tells what is seen otherwise since an event. */
    private void show(EventEntry event, List<SightChange> seen) {
        for (SightChange change : seen) {
            List<Group> groups =
                    switch (change) {
                        case SightChange.Appeared appeared -> appeared.to();
                        case SightChange.Vanished vanished -> vanished.to();
                        case SightChange.Entered entered -> access.viewers(entered.channelId());
                        case SightChange.Left left -> access.viewers(left.channelId());
                    };
            if (!groups.isEmpty()) {
                loops.deliver(new Delivery(Told.notice(change, event.id()), ++number, groups, subject(change)));
            }
        }
    }

    /** Whom a notice is about, who needs not hear it. */
    private static @Nullable UserId subject(SightChange change) {
        return switch (change) {
            case SightChange.Entered entered -> entered.member().user().id();
            case SightChange.Left left -> left.userId();
            case SightChange.Appeared appeared -> null;
            case SightChange.Vanished vanished -> null;
        };
    }

    /** Tells those mentioned, each once: the closest way in which they are meant comes first. */
    private void mention(EventEntry event, Mentions mentions) {
        ChannelId channel = Routed.channelOf(event);
        number++;
        tell(event, "user", access.viewersAmong(mentions.users(), channel), mentions);
        if (mentions.repliedTo() != null) {
            tell(event, "reply", access.viewersAmong(List.of(mentions.repliedTo()), channel), mentions);
        }
        tell(event, "role", access.viewersWith(mentions.roles(), channel), mentions);
        if (mentions.everyone()) {
            tell(event, "everyone", access.viewers(channel), mentions);
        }
    }

    private void tell(EventEntry event, String kind, List<Group> groups, Mentions mentions) {
        if (!groups.isEmpty()) {
            loops.deliver(new Delivery(Told.mention(event, kind), number, groups, mentions.author()));
        }
    }

    /** Applies to a server that was just loaded what has changed since the moment it was read. */
    public void catchUp(ServerId server, StreamId cursor, Map<Integer, Long> contained) {
        for (RecentEvents.Numbered one : recent.after(cursor)) {
            if (!Routed.isContained(one.event(), contained)
                    && one.meta() instanceof AccessChange.OfServer change
                    && change.serverId().equals(server)) {
                access.apply(change);
            }
        }
    }

    /**
     * Whether an event has passed that an answer does not contain, though it shows what the event changed.
     *
     * <p>A message more is no such change: who asked has had it, and it has a place of its own.
     *
     * @param cursor the tail's place when it was asked
     */
    public boolean overtook(Query query, StreamId cursor, Source.Number contained) {
        return recent.after(cursor).stream()
                .map(RecentEvents.Numbered::event)
                .filter(event -> event.source().source().equals(contained.source())
                        && event.source().number() > contained.number())
                .anyMatch(event -> switch (query) {
                    case GetServerState state ->
                        !event.name().startsWith("message:") && access.isOf(event.topics(), state.serverId());
                    case ListMessages list -> changes(event, list.channelId());
                    case GetMessage get -> changes(event, get.channelId());
                    case ListPins pins -> changes(event, pins.channelId());
                    default -> false;
                });
    }

    private static boolean changes(EventEntry event, ChannelId channel) {
        return !event.name().equals("message:create") && event.topics().contains(Topic.channel(channel));
    }
}
