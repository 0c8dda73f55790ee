package dev.cryb.gateway.fanout;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.StreamId;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Mentions;
import dev.cryb.event.Meta;
import dev.cryb.event.PresenceChange;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.presence.Turns;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands events on that have passed already, to sessions that were not there.
 *
 * <p>Belongs to the core loop; each call is one turn of it, so that no event falls between what is replayed and what is
 * delivered live.
 */
public final class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    private final AccessModel access;
    private final Router router;
    private final Loops loops;

    public Replay(AccessModel access, Router router, Loops loops) {
        this.access = access;
        this.router = router;
        this.loops = loops;
    }

    /** Whether all events after a position are in memory here. */
    public boolean reachesBack(StreamId position) {
        return router.recent().reachesBack(position);
    }

    /** The events after a position that are in memory here, oldest first. */
    public List<EventEntry> after(StreamId position) {
        return router.recent().after(position).stream()
                .map(RecentEvents.Numbered::event)
                .toList();
    }

    /** Every delivery from now on has a larger number than this. */
    public long number() {
        return router.number();
    }

    /**
     * Hands a session that has just come in what has happened since the moment its state was read.
     *
     * @param attentive whether it hears the messages of channels that it has not joined
     * @param shown the channels of a server that its state has; none where the server is not in it
     */
    public void sinceSnapshot(
            UserId userId,
            Subscriber session,
            boolean attentive,
            StreamId cursor,
            Map<Integer, Long> contained,
            Function<ServerId, Optional<Set<ChannelId>>> shown) {
        Set<ServerId> changed = new LinkedHashSet<>();
        StreamId newest = cursor;
        for (RecentEvents.Numbered one : router.recent().after(cursor)) {
            EventEntry event = one.event();
            newest = event.id();
            if (Routed.isContained(event, contained)) {
                continue;
            }
            Meta meta = one.meta();
            if (meta instanceof AccessChange.OfServer change) {
                changed.add(change.serverId());
            }
            if ((attentive || !Routed.isOfInterest(event)) && access.concerns(event.topics(), userId)) {
                Delivery delivery = new Delivery(Told.event(event), one.number(), List.of(), Told.except(event, meta));
                loops.post(session, () -> session.deliver(delivery));
            }
            String kind = meta instanceof Mentions mentions ? kindFor(mentions, userId, Routed.channelOf(event)) : null;
            if (kind != null) {
                Delivery notice = new Delivery(Told.mention(event, kind), one.number() + 1, List.of(), null);
                loops.post(session, () -> session.deliver(notice));
            }
            OutboundEvent turn = turnFor(event, meta, userId);
            if (turn != null) {
                Delivery told = new Delivery(turn, one.number() + 1, List.of(), null);
                loops.post(session, () -> session.deliver(told));
            }
        }
        // Whoever comes back from here has had all of the above.
        StreamId offset = newest;
        for (ServerId server : changed) {
            shown.apply(server).map(known -> access.unknownTo(userId, server, known)).stream()
                    .flatMap(List::stream)
                    .map(change -> new Delivery(Told.notice(change, offset), router.nextNumber(), List.of(), null))
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

    /** Whether anything since the moment that a snapshot shows has changed what a user is in, or is there. */
    public boolean concernsRightsOf(UserId userId, StreamId cursor, Map<Integer, Long> contained) {
        return router.recent().after(cursor).stream()
                .filter(one -> !Routed.isContained(one.event(), contained))
                .anyMatch(one -> one.meta() instanceof AccessChange.OfUser change && change.concerns(userId));
    }

    /**
     * What a user's session has missed, by the rights of today; nothing where something it may see has changed with it, or
     * where a newer version has said something that cannot be read here.
     *
     * @param events all that came since its offset
     * @param joined the channels whose messages it hears; null for all
     * @param servers those that its user was in lately
     */
    public Optional<List<OutboundEvent>> missed(
            List<EventEntry> events, UserId userId, @Nullable Set<ChannelId> joined, Set<ServerId> servers) {
        List<OutboundEvent> missed = new ArrayList<>();
        for (EventEntry event : events) {
            Meta meta;
            try {
                meta = Routed.metaOf(event);
            } catch (IllegalStateException newer) {
                LOG.debugf(newer, "event %s cannot be read", event.id());
                return Optional.empty();
            }
            if (meta instanceof AccessChange change && movesSight(event, change, userId, servers)) {
                return Optional.empty();
            }
            boolean wanted = joined == null || !Routed.isOfInterest(event) || joined.contains(Routed.channelOf(event));
            if (wanted && access.concerns(event.topics(), userId) && !userId.equals(Told.except(event, meta))) {
                missed.add(Told.event(event));
            }
            OutboundEvent turn = turnFor(event, meta, userId);
            if (turn != null) {
                missed.add(turn);
            }
            String kind = meta instanceof Mentions mentions ? kindFor(mentions, userId, Routed.channelOf(event)) : null;
            if (kind != null) {
                missed.add(Told.mention(event, kind));
            }
        }
        return Optional.of(missed);
    }

    /** What an event means to a friend of the one who has come or gone. */
    private @Nullable OutboundEvent turnFor(EventEntry event, @Nullable Meta meta, UserId userId) {
        return meta instanceof PresenceChange presence
                        && access.concerns(List.of(Topic.friends(presence.userId())), userId)
                ? Turns.of(event, presence)
                : null;
    }

    /** Whether a change may have shown something to a user, or hidden it; if that is not known here, it may. */
    private static boolean movesSight(EventEntry event, AccessChange change, UserId userId, Set<ServerId> servers) {
        return switch (change) {
            case AccessChange.MemberEntered entered -> entered.concerns(userId);
            case AccessChange.MemberGone gone -> gone.concerns(userId);
            case AccessChange.MemberRolesChanged changed ->
                changed.member().user().id().equals(userId);
            case AccessChange.OwnerChanged changed ->
                changed.former().user().id().equals(userId)
                        || changed.owner().user().id().equals(userId);
            case AccessChange.RoleChanged changed ->
                !event.name().equals("role:create") && servers.contains(changed.serverId());
            case AccessChange.RoleGone gone -> servers.contains(gone.serverId());
            case AccessChange.OverwritesChanged changed -> servers.contains(changed.serverId());
            case AccessChange.ChannelClosed closed -> servers.contains(closed.serverId());
            case AccessChange.ServerGone gone -> servers.contains(gone.serverId());
            case AccessChange.DmOpened opened -> event.name().equals("dm:recipient_add") && opened.concerns(userId);
            case AccessChange.DmLeft left -> left.concerns(userId);
            case AccessChange.MemberTimeoutChanged changed -> false;
            case AccessChange.ChannelOpened opened -> false;
            case AccessChange.ChannelPlaced placed -> false;
            case AccessChange.FriendsMade made -> false;
            case AccessChange.FriendsParted parted -> false;
            case AccessChange.PersonChanged changed -> false;
        };
    }
}
