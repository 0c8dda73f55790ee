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

    private Keys() {}

    public static String of(String prefix, long id) {
        return prefix + String.format(Locale.ROOT, "%019d", id);
    }

    /** The id in a key, or -1 where it is none of ours. */
    public static long id(String key) {
        int slash = key.indexOf('/');
        String digits = key.substring(slash + 1);
        return digits.length() == 19 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(digits)
                : -1;
    }
}
