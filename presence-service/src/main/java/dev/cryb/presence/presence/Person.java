package dev.cryb.presence.presence;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Activity;
import dev.cryb.model.Presence;
import dev.cryb.model.Status;
import dev.cryb.request.Attendance;
import dev.cryb.request.Showing;
import dev.cryb.request.Sitting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Someone, as presence knows them: a value; changes make another one.
 *
 * @param hidden whether they are invisible; it is the person's, so that a session which comes later cannot give it away
 * @param custom the status in their own words, which outlives sessions
 * @param servers those they are in, as a gateway said last
 * @param shown what others were told last
 * @param toldAt when that was
 * @param leftAt when the last session ended; null while there is one; ahead while a gateway expects them back
 * @param dueAt when to look again
 */
record Person(
        UserId id,
        boolean hidden,
        @Nullable Activity custom,
        List<Seat> seats,
        List<ServerId> servers,
        Presence shown,
        @Nullable Instant toldAt,
        @Nullable Instant leftAt,
        @Nullable Instant dueAt) {

    /** How long a gateway's word counts that it expects someone; one that dies cannot take it back. */
    private static final Duration EXPECTED = Duration.ofSeconds(45);

    /** Someone never heard of. */
    static Person unknown(UserId id) {
        return new Person(id, false, null, List.of(), List.of(), Presence.offline(id, null), null, null, null);
    }

    /** After a gateway has said all it knows of them. */
    Person attending(String lease, Attendance attendance, Instant now) {
        Person person = this;
        List<Seat> left = seats.stream()
                .filter(seat -> !Seat.gatewayOf(seat.lease()).equals(Seat.gatewayOf(lease)))
                .toList();
        List<Seat> all = new ArrayList<>(left);
        for (Sitting sitting : attendance.sessions()) {
            Optional<Seat> known = seat(sitting.session());
            all.add(known.orElseGet(() -> Seat.of(sitting, lease)).under(lease));
            if (known.isEmpty() && sitting.opening() && sitting.showing() != null) {
                person = person.choosing(sitting.showing());
            }
        }
        return person.seated(all, now)
                .expected(Boolean.TRUE.equals(attendance.expected()), now)
                .in(all.isEmpty() ? servers : attendance.servers());
    }

    /** One who is expected leaves when nobody is expected for that long; one who has given up leaves now. */
    private Person expected(boolean expected, Instant now) {
        if (leftAt == null || shown.isOffline()) {
            return this;
        }
        Duration ahead = Duration.between(now, leftAt);
        if (expected && ahead.compareTo(EXPECTED.dividedBy(2)) < 0) {
            return leaving(now.plus(EXPECTED));
        }
        return !expected && ahead.isPositive() ? leaving(now) : this;
    }

    private Person leaving(Instant at) {
        return new Person(id, hidden, custom, seats, servers, shown, toldAt, at, dueAt);
    }

    /** After one of their sessions has said something; one that was not known is let in first. */
    Person showing(String session, Showing showing, String lease, Attendance attendance, Instant now) {
        Person person = seat(session).isPresent() ? this : attending(lease, attendance, now);
        return person.choosing(showing)
                .seated(
                        person.seats.stream()
                                .map(seat -> seat.session().equals(session) ? seat.showing(showing) : seat)
                                .toList(),
                        now);
    }

    /** After their sessions under a lease have ended long ago: nobody need wait for them to come back. */
    Person vacating(String lease) {
        return seated(without(seat -> seat.lease().equals(lease)), Instant.EPOCH);
    }

    /** After all of it has ended for good. */
    Person leaving() {
        return new Person(id, false, null, List.of(), servers, shown, toldAt, Instant.EPOCH, dueAt);
    }

    /** What is the person's own of what a session says: whether they hide, and their custom status. */
    private Person choosing(Showing showing) {
        List<Activity> given = showing.activities();
        return new Person(
                id,
                showing.status() == Status.INVISIBLE,
                given == null ? custom : Seat.custom(given),
                seats,
                servers,
                shown,
                toldAt,
                leftAt,
                dueAt);
    }

    private Person seated(List<Seat> now, Instant at) {
        Instant left = !now.isEmpty() ? null : seats.isEmpty() ? leftAt : at;
        return new Person(id, hidden, custom, List.copyOf(now), servers, shown, toldAt, left, dueAt);
    }

    private Person in(List<ServerId> now) {
        return new Person(id, hidden, custom, seats, now, shown, toldAt, leftAt, dueAt);
    }

    /** After others were told. */
    Person told(Presence presence, Instant now) {
        return new Person(id, hidden, custom, seats, servers, presence, now, leftAt, null);
    }

    /** To be looked at again then, if ever. */
    Person due(@Nullable Instant then) {
        return new Person(id, hidden, custom, seats, servers, shown, toldAt, leftAt, then);
    }

    private Optional<Seat> seat(String session) {
        return seats.stream().filter(seat -> seat.session().equals(session)).findFirst();
    }

    private List<Seat> without(Predicate<Seat> gone) {
        return seats.stream().filter(gone.negate()).toList();
    }
}
