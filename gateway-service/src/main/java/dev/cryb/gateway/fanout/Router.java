package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Mentions;
import dev.cryb.event.Meta;
import dev.cryb.event.Notice;
import dev.cryb.event.PresenceChange;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.access.SightChange;
import dev.cryb.gateway.presence.Turns;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.permission.Permission;
import dev.cryb.request.GetMessage;
import dev.cryb.request.GetServerState;
import dev.cryb.request.ListMessages;
import dev.cryb.request.ListPins;
import dev.cryb.request.Query;
import dev.cryb.request.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
        Meta meta = metaOf(event);
        AccessChange change = meta instanceof AccessChange known ? known : null;
        if (change != null && !change.closes()) {
            show(event, access.apply(change));
        }
        recent.add(++number, event);
        List<Group> groups = isOfInterest(event) ? access.listeners(channelOf(event)) : access.groups(event.topics());
        if (!groups.isEmpty()) {
            loops.deliver(new Delivery(outbound(event), number, groups, except(event, meta)));
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

    /** One who is hidden from others does not see themselves as others do. */
    private static @Nullable UserId except(EventEntry event, @Nullable Meta meta) {
        return meta instanceof PresenceChange change && !event.topics().contains(Topic.user(change.userId()))
                ? change.userId()
                : null;
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
                loops.deliver(new Delivery(notice(change, event.id()), ++number, groups, subject(change)));
            }
        }
    }

    private static OutboundEvent notice(SightChange change, StreamId offset) {
        Notice notice =
                switch (change) {
                    case SightChange.Appeared appeared ->
                        Notice.ChannelAccess.appeared(appeared.channel(), appeared.permissions());
                    case SightChange.Vanished vanished -> Notice.ChannelAccess.vanished(vanished.channelId());
                    case SightChange.Entered entered ->
                        new Notice.ChannelMemberJoined(entered.channelId(), entered.member());
                    case SightChange.Left left -> new Notice.ChannelMemberLeft(left.channelId(), left.userId());
                };
        return new OutboundEvent(notice.wireName(), Json.write(notice), offset.toString());
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
        ChannelId channel = channelOf(event);
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
            loops.deliver(new Delivery(mention(event, kind), number, groups, mentions.author()));
        }
    }

    private static OutboundEvent mention(EventEntry event, String kind) {
        return new OutboundEvent(
                "message:mention",
                "{\"message\":" + event.data() + ",\"kind\":\"" + kind + "\"}",
                event.id().toString());
    }

    /** Applies to a server that was just loaded what has changed since the moment it was read. */
    public void catchUp(ServerId server, StreamId cursor, Map<Integer, Long> contained) {
        for (RecentEvents.Numbered one : recent.after(cursor)) {
            Meta meta = isContained(one.event(), contained) ? null : metaOf(one.event());
            if (meta instanceof AccessChange.OfServer change
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

    /**
     * Hands a session that has just come in what has happened since the moment its state was read.
     *
     * @param attentive whether it hears the messages of channels that it has not joined
     * @param shown the channels of a server that its state has; none where the server is not in it
     */
    public void replay(
            UserId userId,
            Subscriber session,
            boolean attentive,
            StreamId cursor,
            Map<Integer, Long> contained,
            Function<ServerId, Optional<Set<ChannelId>>> shown) {
        Set<ServerId> changed = new LinkedHashSet<>();
        for (RecentEvents.Numbered one : recent.after(cursor)) {
            EventEntry event = one.event();
            if (isContained(event, contained)) {
                continue;
            }
            Meta meta = metaOf(event);
            if (meta instanceof AccessChange.OfServer change) {
                changed.add(change.serverId());
            }
            AccessChange own = meta instanceof AccessChange.OfUser change && change.concerns(userId) ? change : null;
            if (own != null && !own.closes()) {
                access.apply(own);
            }
            if ((attentive || !isOfInterest(event)) && access.concerns(event.topics(), userId)) {
                Delivery delivery = new Delivery(outbound(event), one.number(), List.of(), except(event, meta));
                loops.post(session, () -> session.deliver(delivery));
            }
            if (own != null && own.closes()) {
                access.apply(own);
            }
            String kind = meta instanceof Mentions mentions ? kindFor(mentions, userId, channelOf(event)) : null;
            if (kind != null) {
                Delivery notice = new Delivery(mention(event, kind), one.number() + 1, List.of(), null);
                loops.post(session, () -> session.deliver(notice));
            }
            OutboundEvent turn = meta instanceof PresenceChange presence
                            && access.concerns(List.of(Topic.friends(presence.userId())), userId)
                    ? Turns.of(event, presence)
                    : null;
            if (turn != null) {
                Delivery told = new Delivery(turn, one.number() + 1, List.of(), null);
                loops.post(session, () -> session.deliver(told));
            }
        }
        for (ServerId server : changed) {
            shown.apply(server).map(known -> access.unknownTo(userId, server, known)).stream()
                    .flatMap(List::stream)
                    .map(change -> new Delivery(notice(change, cursor), ++number, List.of(), null))
                    .forEach(notice -> loops.post(session, () -> session.deliver(notice)));
        }
    }

    private @Nullable String kindFor(Mentions mentions, UserId userId, ChannelId channel) {
        if (mentions.author().equals(userId)
                || !access.inChannel(userId, channel).has(Permission.VIEW_CHANNEL)) {
            return null;
        }
        if (mentions.users().contains(userId)) {
            return "user";
        }
        if (userId.equals(mentions.repliedTo())) {
            return "reply";
        }
        if (access.hasRole(userId, mentions.roles(), channel)) {
            return "role";
        }
        return mentions.everyone() ? "everyone" : null;
    }

    private static boolean isContained(EventEntry event, Map<Integer, Long> contained) {
        return event.source().source().service() == Service.MESSAGING
                && event.source().number()
                        <= contained.getOrDefault(event.source().source().partition(), 0L);
    }

    private static @Nullable Meta metaOf(EventEntry event) {
        return event.meta() == null ? null : Json.readOwn(event.meta(), Meta.class);
    }

    private static OutboundEvent outbound(EventEntry event) {
        return new OutboundEvent(event.name(), event.data(), event.id().toString());
    }

    /** Whether interests decide who hears it: messages, and what happens to them. */
    private static boolean isOfInterest(EventEntry event) {
        return event.name().startsWith("message:") && event.topics().get(0).kind() == Topic.Kind.CHANNEL;
    }

    private static ChannelId channelOf(EventEntry event) {
        return new ChannelId(event.topics().get(0).id());
    }
}
