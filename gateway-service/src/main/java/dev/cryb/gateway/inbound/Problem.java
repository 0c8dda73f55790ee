package dev.cryb.gateway.inbound;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * An error over REST (RFC 9457), with the {@code code} it has on the socket.
 *
 * @param title the status in words
 * @param status the HTTP status
 * @param detail words for the one who asked
 * @param correlationId finds the server's log of an {@code INTERNAL} error
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        ErrorCode code,
        boolean retryable,
        @Nullable String field,
        @Nullable String permission,
        @Nullable Long retryAfterMs,
        @Nullable String correlationId) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refused refused) {
        return of(status(refused.code()), refused);
    }

    /** With a status that says more than the code alone. */
    static Problem of(int status, Refused refused) {
        ErrorCode code = refused.code();
        return new Problem(
                "about:blank",
                title(status),
                status,
                refused.words(),
                code,
                code.retryable(),
                refused.field(),
                refused.permission(),
                refused.retryAfterMs(),
                null);
    }

    /** Nothing of the inside is shown. */
    static Problem internal(String correlationId) {
        return new Problem(
                "about:blank",
                title(500),
                500,
                "Something went wrong here; it was noted.",
                ErrorCode.INTERNAL,
                false,
                null,
                null,
                null,
                correlationId);
    }

    static int status(ErrorCode code) {
        return switch (code) {
            case INVALID_PAYLOAD, UNKNOWN_EVENT, UNKNOWN_NAMESPACE -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, HIERARCHY, BANNED, BLOCKED, TIMED_OUT -> 403;
            case UNKNOWN_CHANNEL,
                    UNKNOWN_SERVER,
                    UNKNOWN_MESSAGE,
                    UNKNOWN_USER,
                    UNKNOWN_MEMBER,
                    UNKNOWN_ROLE,
                    UNKNOWN_INVITE,
                    UNKNOWN_UPLOAD,
                    UNKNOWN_EMOJI -> 404;
            case CONFLICT, LIMIT_REACHED, VOICE_FULL -> 409;
            case TOO_LARGE -> 413;
            case TYPE_NOT_ALLOWED -> 415;
            case SLOWMODE, RATE_LIMITED -> 429;
            case INTERNAL -> 500;
            case OVERLOADED, UNAVAILABLE, VOICE_UNAVAILABLE -> 503;
            case TIMEOUT -> 504;
        };
    }

    private static String title(int status) {
        Status known = Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
