package dev.cryb.error;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The checks that compact constructors make; each names the field that breaks its shape. */
public final class Shape {

    private Shape() {}

    /** The value, which must be there. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refused.invalid(field, field + " is missing.");
        }
        return value;
    }

    /** Text that must be there, well formed, and between two lengths in code points. */
    public static String text(String field, @Nullable String value, int min, int max) {
        String text = wellFormed(field, required(field, value));
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw Refused.invalid(field, field + " takes " + min + " to " + max + " characters.");
        }
        return text;
    }

    /** As {@link #text}, for a field that may be left out. */
    public static @Nullable String optionalText(String field, @Nullable String value, int min, int max) {
        return value == null ? null : text(field, value, min, max);
    }

    /** A name: text that is more than white space, without control characters, its edges trimmed. */
    public static String name(String field, @Nullable String value, int min, int max) {
        String trimmed = required(field, value).strip();
        if (trimmed.codePoints().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(field, field + " cannot hold control characters.");
        }
        return text(field, trimmed, min, max);
    }

    /** A number within bounds, or the default where it was left out. */
    public static int number(String field, @Nullable Integer value, int min, int max, int absent) {
        if (value == null) {
            return absent;
        }
        if (value < min || value > max) {
            throw Refused.invalid(field, field + " takes " + min + " to " + max + ".");
        }
        return value;
    }

    /** A list of bounded length without holes. */
    public static void list(String field, Collection<?> values, int max) {
        if (values.size() > max) {
            throw Refused.invalid(field, field + " takes at most " + max + " entries.");
        }
        for (Object value : values) {
            required(field, value);
        }
    }

    /** Refuses what no database and no client could hold: NUL and lone surrogates. */
    private static String wellFormed(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw Refused.invalid(field, field + " cannot hold NUL.");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw Refused.invalid(field, field + " is not well-formed Unicode.");
                }
                i++;
            }
        }
        return text;
    }
}
