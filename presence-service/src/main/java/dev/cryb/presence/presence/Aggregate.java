package dev.cryb.presence.presence;

import dev.cryb.model.Activity;
import dev.cryb.model.Device;
import dev.cryb.model.Presence;
import dev.cryb.model.Status;
import dev.cryb.request.Showing;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What all sessions of a person amount to: dnd over online over idle, the same for each kind of device.
 *
 * <p>The custom status comes first among the activities, then those of the sessions in the order in which they came.
 */
final class Aggregate {

    private static final List<Status> RANK = List.of(Status.IDLE, Status.ONLINE, Status.DND);

    private Aggregate() {}

    /** What the person sees of themselves. */
    static Presence own(Person person) {
        if (person.seats().isEmpty()) {
            return Presence.offline(person.id(), person.shown().lastSeen());
        }
        Map<Device, Status> devices = new TreeMap<>();
        for (Seat seat : person.seats()) {
            devices.merge(seat.device(), seat.counts(), Aggregate::higher);
        }
        Status status =
                person.hidden() ? Status.INVISIBLE : devices.values().stream().reduce(Status.IDLE, Aggregate::higher);
        return new Presence(person.id(), status, activities(person), devices, null);
    }

    /** What everyone else may see: nothing of one who hides. */
    static Presence open(Person person) {
        return person.hidden() ? Presence.offline(person.id(), person.shown().lastSeen()) : own(person);
    }

    /** Whether two look the same; when one was last seen is no news. */
    static boolean same(Presence one, Presence other) {
        return one.status() == other.status()
                && one.activities().equals(other.activities())
                && one.devices().equals(other.devices());
    }

    private static Status higher(Status one, Status other) {
        return Stream.of(one, other).max(Comparator.comparingInt(RANK::indexOf)).orElseThrow();
    }

    private static List<Activity> activities(Person person) {
        Set<Activity> all = new LinkedHashSet<>();
        if (person.custom() != null) {
            all.add(person.custom());
        }
        person.seats().forEach(seat -> all.addAll(seat.activities()));
        return all.stream().limit(Showing.ACTIVITIES).toList();
    }
}
