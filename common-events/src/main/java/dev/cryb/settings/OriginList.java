package dev.cryb.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Web origins as {@code ALLOWED_ORIGINS} lists them (RFC 6454), separated by commas. */
public final class OriginList {

    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-zA-Z0-9._-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");

    private OriginList() {}

    /** A line for each entry that no browser would ever send. */
    public static List<String> faults(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty() && !one.equals("*"))
                .filter(one -> !ORIGIN.matcher(one).matches())
                .map(one -> "ALLOWED_ORIGINS has `" + one.replaceAll("\\p{Cntrl}", "?")
                        + "`; allowed: origins such as https://chat.example.org, without a path, or *")
                .toList();
    }

    /** Whether every page of the world may call. */
    public static boolean isOpen(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).anyMatch("*"::equals);
    }
}
