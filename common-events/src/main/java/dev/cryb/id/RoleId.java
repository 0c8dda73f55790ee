package dev.cryb.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A role of a server; the role @everyone has its server's id. */
public record RoleId(long value) implements Id, Comparable<RoleId> {

    /** Reads the wire form; throws {@link NumberFormatException} on anything but a decimal id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RoleId parse(String text) {
        return new RoleId(Ids.parse(text));
    }

    @Override
    public int compareTo(RoleId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
