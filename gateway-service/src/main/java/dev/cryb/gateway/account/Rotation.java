package dev.cryb.gateway.account;

import java.time.Duration;
import java.time.Instant;

/**
 * What a refresh token is still good for.
 *
 * <p>A session counts generations: using a token of the newest one begins the next. The one before is good for a while
 * as long as nothing of the newest was used, because the answer that carried the newest may have been lost on its way.
 * Anything older can only be a copy.
 */
enum Rotation {
    /** Begin the next generation. */
    NEXT,
    /** Give another token of the newest generation. */
    AGAIN,
    /** Somebody holds a copy: end the session. */
    REUSED;

    /** How long a lost answer can be asked for again. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /**
     * @param token generation of the token at hand
     * @param newest generation of the session's newest tokens
     * @param rotatedAt when the first of those was given
     */
    static Rotation of(int token, int newest, Instant rotatedAt, Instant now) {
        if (token == newest) {
            return NEXT;
        }
        return token == newest - 1 && !now.isAfter(rotatedAt.plus(GRACE)) ? AGAIN : REUSED;
    }
}
