package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.StreamId;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
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
    private long number;

    public Router(AccessModel access, Loops loops) {
        this.access = access;
        this.loops = loops;
    }

    /** Routes one event; events come in stream order. */
    public void route(EventEntry event) {
        recent.add(++number, event);
        AccessChange change = changeOf(event);
        if (change != null && !change.closes()) {
            access.apply(change);
        }
        List<Group> groups = access.groups(event.topics());
        if (!groups.isEmpty()) {
            loops.deliver(new Delivery(outbound(event), number, channelOf(event), groups));
        }
        if (change != null && change.closes()) {
            access.apply(change);
        }
    }

    /** Applies to a server that was just loaded what has changed since the moment it was read. */
    public void catchUp(ServerId server, StreamId cursor, Map<Integer, Long> contained) {
        for (RecentEvents.Numbered one : recent.after(cursor)) {
            AccessChange change = isContained(one.event(), contained) ? null : changeOf(one.event());
            if (change != null && change.serverId().equals(server)) {
                access.apply(change);
            }
        }
    }

    /** Hands a session that has just come in what has happened since the moment its state was read. */
    public void replay(UserId userId, Subscriber session, StreamId cursor, Map<Integer, Long> contained) {
        for (RecentEvents.Numbered one : recent.after(cursor)) {
            EventEntry event = one.event();
            if (isContained(event, contained)) {
                continue;
            }
            AccessChange change = changeOf(event);
            if (change instanceof AccessChange.MemberEntered entered
                    && entered.member().userId().equals(userId)) {
                access.apply(change);
            }
            if (access.concerns(event.topics(), userId)) {
                Delivery delivery = new Delivery(outbound(event), one.number(), channelOf(event), List.of());
                loops.post(session, () -> session.deliver(delivery));
            }
            if (change instanceof AccessChange.MemberGone gone && gone.userId().equals(userId)) {
                access.apply(change);
            }
        }
    }

    private static boolean isContained(EventEntry event, Map<Integer, Long> contained) {
        return event.source().number()
                <= contained.getOrDefault(event.source().source().partition(), 0L);
    }

    private static @Nullable AccessChange changeOf(EventEntry event) {
        return event.access() == null ? null : Json.readOwn(event.access(), AccessChange.class);
    }

    private static OutboundEvent outbound(EventEntry event) {
        return new OutboundEvent(event.name(), event.data(), event.id().toString());
    }

    private static long channelOf(EventEntry event) {
        Topic topic = event.topics().get(0);
        return topic.kind() == Topic.Kind.CHANNEL && event.name().startsWith("message:") ? topic.id() : 0;
    }
}
