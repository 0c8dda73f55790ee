package dev.cryb.media.store;

import java.util.Locale;

/** The keys of objects; ids have all their digits in them, so that keys sort as ids do. */
public final class Keys {

    /** Bytes as they came; gone when they have been looked through. */
    public static final String INCOMING = "in/";

    /** Bytes as they are kept. */
    public static final String FILE = "f/";

    /** A small picture of an image. */
    public static final String THUMBNAIL = "t/";

    /** One size of a picture that everybody may see. */
    public static final String PICTURE = "p/";

    private static final int DIGITS = 19;

    private Keys() {}

    public static String of(String prefix, long id) {
        return prefix + String.format(Locale.ROOT, "%019d", id);
    }

    /** A picture in one of its sizes. */
    public static String picture(long id, int size) {
        return of(PICTURE, id) + "/" + size;
    }

    /** The id in a key, or -1 where it is none of ours. */
    public static long id(String key) {
        int slash = key.indexOf('/');
        int end = key.indexOf('/', slash + 1);
        String digits = key.substring(slash + 1, end < 0 ? key.length() : end);
        return digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(digits)
                : -1;
    }
}
