package dev.cryb.error;

import org.jspecify.annotations.Nullable;

/**
 * An expected "no", with the words for the client.
 *
 * <p>The only exception for refusals; it has no stack trace, as it is no fault. Anything else that is thrown is a bug
 * and becomes {@link ErrorCode#INTERNAL}. The message is written for the one who asked and never shows the inside.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable String field;
    private final @Nullable String permission;
    private final @Nullable Long retryAfterMs;

    private Refused(
            ErrorCode code,
            String message,
            @Nullable String field,
            @Nullable String permission,
            @Nullable Long retryAfterMs) {
        super(message, null, false, false);
        this.code = code;
        this.field = field;
        this.permission = permission;
        this.retryAfterMs = retryAfterMs;
    }

    /** A refusal with words for the client. */
    public static Refused of(ErrorCode code, String message) {
        return new Refused(code, message, null, null, null);
    }

    /** A payload whose field breaks its shape; the field is a path such as {@code overwrites[0].allow}. */
    public static Refused invalid(String field, String message) {
        return new Refused(ErrorCode.INVALID_PAYLOAD, message, field, null, null);
    }

    /** A right that is missing, by the name of protocol.md section 3. */
    public static Refused forbidden(String permission) {
        return new Refused(ErrorCode.FORBIDDEN, "You need " + permission + " here.", null, permission, null);
    }

    /** A refusal that passes: ask again after this many milliseconds. */
    public static Refused retryAfter(ErrorCode code, String message, long retryAfterMs) {
        return new Refused(code, message, null, null, retryAfterMs);
    }

    /** What was refused. */
    public ErrorCode code() {
        return code;
    }

    /** The words for the client. */
    public String words() {
        return String.valueOf(getMessage());
    }

    /** Path of the offending field, for {@link ErrorCode#INVALID_PAYLOAD}. */
    public @Nullable String field() {
        return field;
    }

    /** Name of the missing right, for {@link ErrorCode#FORBIDDEN}. */
    public @Nullable String permission() {
        return permission;
    }

    /** Milliseconds to wait before asking again, where known. */
    public @Nullable Long retryAfterMs() {
        return retryAfterMs;
    }
}
