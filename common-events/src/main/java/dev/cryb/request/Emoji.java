package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one may react with: one emoji of Unicode, or a server's own as {@code name:id}. */
final class Emoji {

    /** UTS #51, section 1.4.9: presentation, modifiers, keycaps, flags, tags and sequences joined by ZWJ. */
    private static final Pattern UNICODE = Pattern.compile("""
            (?:[\\x{1F1E6}-\\x{1F1FF}]{2}\
            |[0-9#*]\\x{FE0F}?\\x{20E3}\
            |(?:\\p{IsExtended_Pictographic}(?:\\p{IsEmoji_Modifier}|\\x{FE0F}\\x{20E3}?|[\\x{E0020}-\\x{E007E}]+\\x{E007F})?)\
            (?:\\x{200D}\\p{IsExtended_Pictographic}(?:\\p{IsEmoji_Modifier}|\\x{FE0F})?)*)""");

    private static final Pattern CUSTOM = Pattern.compile("[A-Za-z0-9_]{2,32}:[1-9][0-9]{0,18}");
    private static final int LONGEST = 64;

    private Emoji() {}

    /** The emoji, if it is one. */
    static String checked(String field, @Nullable String text) {
        String emoji = Shape.text(field, text, 1, LONGEST);
        boolean plain = emoji.codePoints().allMatch(c -> c < 0x80);
        if (plain ? CUSTOM.matcher(emoji).matches() : UNICODE.matcher(emoji).matches()) {
            return emoji;
        }
        throw Refused.invalid(field, field + " takes one emoji.");
    }
}
