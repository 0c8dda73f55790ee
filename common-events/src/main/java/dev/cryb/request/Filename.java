package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import org.jspecify.annotations.Nullable;

/** What a file may be called: a name that no system takes for a path and no reader for another name. */
final class Filename {

    private static final int LONGEST = 255;

    private Filename() {}

    /** The name without white space at its edges, if it is one. */
    static String checked(String field, @Nullable String text) {
        String name = Shape.name(field, text, 1, LONGEST);
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw Refused.invalid(field, field + " cannot hold slashes.");
        }
        if (name.codePoints().allMatch(c -> c == '.')) {
            throw Refused.invalid(field, field + " cannot be dots only.");
        }
        if (name.codePoints().anyMatch(Filename::hidesOrder)) {
            throw Refused.invalid(
                    field, field + " cannot hold marks that turn the direction of text or cannot be seen.");
        }
        return name;
    }

    /** Marks by which {@code gpj.exe} can be made to look like {@code exe.jpg}, and other format characters. */
    private static boolean hidesOrder(int c) {
        int type = Character.getType(c);
        return (type == Character.FORMAT && c != 0x200D)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED && c > 0xFFFF && (c & 0xFFFE) == 0xFFFE;
    }
}
