package dev.cryb.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A server: what a community shares. */
public record ServerId(long value) implements Id, Comparable<ServerId> {

    /** Reads the wire form; throws {@link NumberFormatException} on anything but a decimal id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ServerId parse(String text) {
        return new ServerId(Ids.parse(text));
    }

    @Override
    public int compareTo(ServerId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
