package dev.cryb.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A server's own emoji. */
public record EmojiId(long value) implements Id, Comparable<EmojiId> {

    /** Reads the wire form; throws {@link NumberFormatException} on anything but a decimal id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EmojiId parse(String text) {
        return new EmojiId(Ids.parse(text));
    }

    @Override
    public int compareTo(EmojiId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
