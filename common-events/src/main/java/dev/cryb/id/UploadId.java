package dev.cryb.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An upload, and the attachment that it becomes; born in the partition of the user who uploads. */
public record UploadId(long value) implements Id, Comparable<UploadId> {

    /** Reads the wire form; throws {@link NumberFormatException} on anything but a decimal id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static UploadId parse(String text) {
        return new UploadId(Ids.parse(text));
    }

    @Override
    public int compareTo(UploadId other) {
        return Long.compare(value, other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
