package dev.cryb.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A channel of a server, or a direct message. */
public record ChannelId(long value) implements Id, Comparable<ChannelId> {

    /** Reads the wire form; throws {@link NumberFormatException} on anything but a decimal id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ChannelId parse(String text) {
        return new ChannelId(Ids.parse(text));
    }

    @Override
    public int compareTo(ChannelId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
