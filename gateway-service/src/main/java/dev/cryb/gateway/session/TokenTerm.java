package dev.cryb.gateway.session;

import java.time.Duration;
import java.time.Instant;

/** When a live session is told that its token ends, and when it ends with it. */
final class TokenTerm {

    static final Duration WARNING = Duration.ofSeconds(60);
    static final Duration GRACE = Duration.ofSeconds(25);

    private Instant expiresAt = Instant.MAX;
    private boolean warned;

    /** What is to be done now. */
    enum Step {
        NOTHING,
        WARN,
        END
    }

    /** A token is shown that is good until then. */
    void begin(Instant end) {
        expiresAt = end;
        warned = false;
    }

    /** Asked about once a second; says {@code WARN} once a token. */
    Step at(Instant now) {
        if (expiresAt.equals(Instant.MAX)) {
            return Step.NOTHING;
        }
        if (now.isAfter(expiresAt.plus(GRACE))) {
            return Step.END;
        }
        if (!warned && !now.isBefore(expiresAt.minus(WARNING))) {
            warned = true;
            return Step.WARN;
        }
        return Step.NOTHING;
    }
}
