package dev.cryb.gateway.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator did: a row of table {@code admin_audit}.
 *
 * @param admin id of the user who acted
 * @param action {@code user:suspend}, {@code user:unsuspend}, {@code user:debug}, {@code user:debug_end}, {@code
 *     server:delete}, {@code dead_letter:replay} or {@code dead_letter:drop}
 * @param target id of the user or server; of a letter, the user whose command it is
 * @param outcome {@code done}, or the code of the refusal; absent while it is not known
 */
public record Act(
        String id,
        String admin,
        String action,
        String target,
        @Nullable String reason,
        @Nullable String outcome,
        Instant at) {

    static final String SUSPEND = "user:suspend";
    static final String UNSUSPEND = "user:unsuspend";
    static final String DEBUG = "user:debug";
    static final String DEBUG_END = "user:debug_end";
    static final String DELETE_SERVER = "server:delete";
    static final String REPLAY_LETTER = "dead_letter:replay";
    static final String DROP_LETTER = "dead_letter:drop";
    static final String DONE = "done";

    /** Some of them, newest first. */
    public record Page(List<Act> entries, boolean hasMore) {}
}
