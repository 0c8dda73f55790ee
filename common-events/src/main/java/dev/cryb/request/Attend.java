package dev.cryb.request;

import dev.cryb.error.Shape;
import java.util.List;

/**
 * A gateway says who is there: the whole truth of it for each of these users, all of one partition.
 *
 * <p>Said again it changes nothing, so it is said until it is heard.
 *
 * @param lease the gateway's own, under which these sessions count as alive
 */
public record Attend(String lease, List<Attendance> people) implements Command {

    /** Users that one command names at most. */
    public static final int PEOPLE = 100;

    public Attend {
        Shape.required("lease", lease);
        Shape.required("people", people);
        Shape.list("people", people, PEOPLE);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return people.get(0).userId().partition();
    }
}
