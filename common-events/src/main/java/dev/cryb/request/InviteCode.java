package dev.cryb.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cryb.error.Shape;
import dev.cryb.id.Ids;
import java.security.SecureRandom;

/**
 * An invite's code: ten characters of which the first names the partition of its server.
 *
 * <p>The other nine carry 53 bits from a secure source, so that codes cannot be guessed. Letters that look alike are
 * left out of those.
 */
public record InviteCode(String text) {

    private static final String PARTITION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";
    private static final int LENGTH = 10;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static InviteCode parse(String text) {
        return new InviteCode(Shape.text("code", text, 1, 64));
    }

    /** A fresh code for a server of this partition. */
    public static InviteCode mint(int partition, SecureRandom random) {
        StringBuilder text = new StringBuilder(LENGTH).append(PARTITION_ALPHABET.charAt(partition));
        while (text.length() < LENGTH) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InviteCode(text.toString());
    }

    /** The partition it leads to; any text leads somewhere, to where it will be unknown. */
    public int partition() {
        int index = PARTITION_ALPHABET.indexOf(text.charAt(0));
        return index >= 0 ? index : Ids.partitionOf(text);
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
