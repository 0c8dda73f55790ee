package dev.cryb.error;

/**
 * Every error a client can get, with its number and whether to try again.
 *
 * <p>The wire name is the constant's own name. Numbers group by subject: 1xxx the request, 2xxx rights, 3xxx unknown
 * things, 4xxx state and limits, 5xxx trouble that passes or is ours.
 */
public enum ErrorCode {
    INVALID_PAYLOAD(1001, false),
    UNKNOWN_EVENT(1002, false),
    TOO_LARGE(1003, false),
    TYPE_NOT_ALLOWED(1004, false),
    UNKNOWN_NAMESPACE(1005, false),

    UNAUTHENTICATED(2001, false),
    FORBIDDEN(2002, false),
    HIERARCHY(2003, false),
    BANNED(2004, false),
    BLOCKED(2005, false),
    TIMED_OUT(2006, false),

    UNKNOWN_CHANNEL(3001, false),
    UNKNOWN_SERVER(3002, false),
    UNKNOWN_MESSAGE(3003, false),
    UNKNOWN_USER(3004, false),
    UNKNOWN_MEMBER(3005, false),
    UNKNOWN_ROLE(3006, false),
    UNKNOWN_INVITE(3007, false),
    UNKNOWN_UPLOAD(3008, false),
    UNKNOWN_EMOJI(3009, false),

    CONFLICT(4001, false),
    LIMIT_REACHED(4002, false),
    SLOWMODE(4003, true),
    RATE_LIMITED(4004, true),
    VOICE_FULL(4005, false),

    VOICE_UNAVAILABLE(5001, true),
    OVERLOADED(5002, true),
    UNAVAILABLE(5003, true),
    TIMEOUT(5004, true),
    INTERNAL(5005, false);

    private final int number;
    private final boolean retryable;

    ErrorCode(int number, boolean retryable) {
        this.number = number;
        this.retryable = retryable;
    }

    /** Stable number of this error, for logs and metrics. */
    public int number() {
        return number;
    }

    /** Whether the same request may succeed later; {@code retryAfterMs} says when, where it is known. */
    public boolean retryable() {
        return retryable;
    }
}
