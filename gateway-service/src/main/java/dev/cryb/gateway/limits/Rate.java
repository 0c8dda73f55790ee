package dev.cryb.gateway.limits;

import dev.cryb.settings.Allowed;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many in a window: a token bucket that holds that many, and fills evenly.
 *
 * <p>A bucket is one number, the time at which it is full again (GCRA); one that was never used is 0. Times are
 * nanoseconds of a clock that never goes back and starts anywhere above 0.
 */
@Allowed(words = "a rate")
public record Rate(int count, Duration window) {

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})/(\\d{1,6})(ms|s|m|h)");

    public Rate {
        if (count < 1 || window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("a rate takes at least one in a window that lasts");
        }
    }

    /** Reads {@code 10/10s}; units are ms, s, m and h. */
    public static Rate valueOf(String text) {
        Matcher matcher = FORMAT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " is no rate such as 10/10s");
        }
        long amount = Long.parseLong(matcher.group(2));
        return new Rate(
                Integer.parseInt(matcher.group(1)),
                switch (matcher.group(3)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    /** How long one must wait before one more fits: 0 or less if it does now. */
    long waitNanos(long fullAt, long now) {
        return taken(fullAt, now) - now - window.toNanos();
    }

    /** The bucket with one more taken out. */
    long taken(long fullAt, long now) {
        return Math.max(fullAt, now) + nanosForOne();
    }

    /** How long it takes until one that was taken out is there again. */
    long nanosForOne() {
        return window.toNanos() / count;
    }

    /** How many fit at once where so much is missing. */
    int left(long missingNanos) {
        long free = Math.max(0, window.toNanos() - missingNanos);
        return (int) Math.min(count, free / nanosForOne());
    }

    /** How many this rate lets through in another window, evenly. */
    long in(Duration other) {
        return Math.max(1, count * other.toMillis() / window.toMillis());
    }
}
