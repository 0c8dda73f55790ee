package dev.cryb.presence.presence;

import dev.cryb.event.PresenceChange;
import dev.cryb.event.PresenceChange.Turn;
import dev.cryb.event.PresenceEvent.PresenceUpdated;
import dev.cryb.event.Topic;
import dev.cryb.id.ServerId;
import dev.cryb.model.Presence;
import dev.cryb.presence.config.PresenceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of a change, and when.
 *
 * <p>The person's own sessions hear at once. Others hear what has changed for them: not more often than the quiet time
 * allows, and that someone has gone only after the grace. One who hides goes as anyone goes: with the time of telling as
 * the time last seen.
 */
record Telling(Person person, List<PresenceUpdated> events) {

    static Telling of(Person before, Person after, Instant now, PresenceSettings settings) {
        Presence open = Aggregate.open(after);
        Presence own = Aggregate.own(after);
        boolean selfHears = !after.seats().isEmpty() && !Aggregate.same(Aggregate.own(before), own);
        boolean changed = !Aggregate.same(open, after.shown());
        Instant when = changed ? when(open, after, now, settings) : null;
        boolean othersHear = when != null && !now.isBefore(when);
        Presence told = open.isOffline() ? Presence.offline(after.id(), now) : open;

        List<PresenceUpdated> events = new ArrayList<>();
        boolean together = selfHears && othersHear && told.equals(own);
        if (selfHears && !together) {
            events.add(event(own, List.of(Topic.user(after.id())), Turn.NONE, after));
        }
        if (othersHear) {
            events.add(event(told, everyone(after, together), turn(after.shown(), told), after));
            return new Telling(after.told(told, now), events);
        }
        List<ServerId> joined = joined(before, after);
        if (!joined.isEmpty() && !after.hidden() && !after.shown().isOffline()) {
            events.add(
                    event(after.shown(), joined.stream().map(Topic::onlookers).toList(), Turn.NONE, after));
        }
        return new Telling(after.due(when), events);
    }

    private static Instant when(Presence open, Person person, Instant now, PresenceSettings settings) {
        Instant left = person.leftAt();
        if (open.isOffline() && !person.hidden() && left != null) {
            return left.plus(settings.grace());
        }
        return person.toldAt() == null ? now : person.toldAt().plus(settings.quiet());
    }

    private static Turn turn(Presence before, Presence after) {
        return before.isOffline() == after.isOffline() ? Turn.NONE : after.isOffline() ? Turn.WENT : Turn.CAME;
    }

    private static List<ServerId> joined(Person before, Person after) {
        return after.servers().stream()
                .filter(server -> !before.servers().contains(server))
                .toList();
    }

    private static List<Topic> everyone(Person person, boolean oneselfToo) {
        List<Topic> topics = new ArrayList<>();
        if (oneselfToo) {
            topics.add(Topic.user(person.id()));
        }
        topics.add(Topic.friends(person.id()));
        person.servers().forEach(server -> topics.add(Topic.onlookers(server)));
        return topics;
    }

    private static PresenceUpdated event(Presence presence, List<Topic> topics, Turn turn, Person person) {
        @Nullable Instant lastSeen = turn == Turn.WENT ? presence.lastSeen() : null;
        return new PresenceUpdated(presence, topics, new PresenceChange(person.id(), turn, person.hidden(), lastSeen));
    }
}
