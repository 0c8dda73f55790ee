package dev.cryb.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A message of a channel. */
public record MessageId(long value) implements Id, Comparable<MessageId> {

    /** Reads the wire form; throws {@link NumberFormatException} on anything but a decimal id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MessageId parse(String text) {
        return new MessageId(Ids.parse(text));
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
