package dev.cryb.gateway.admin;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.id.UserId;
import dev.cryb.request.ListServers;
import org.jspecify.annotations.Nullable;

/** Who may act, on whom, and how what they ask is written. */
public final class AdminRules {

    /** Most that one page holds. */
    static final int LARGEST_PAGE = ListServers.MOST;

    private AdminRules() {}

    /** Refuses all who are no administrators. */
    public static void requireAdmin(Identity caller) {
        if (!caller.isAdmin()) {
            throw Refused.of(ErrorCode.FORBIDDEN, "This is for administrators.");
        }
    }

    /** Nobody shuts oneself out. */
    static void requireAnother(Identity admin, UserId userId) {
        if (admin.userId().equals(userId)) {
            throw Refused.of(ErrorCode.CONFLICT, "You cannot suspend yourself.");
        }
    }

    /** Which servers are asked for in a query; what is absent does not restrict. */
    public static ListServers servers(@Nullable String query, @Nullable String after, @Nullable String limit) {
        return new ListServers(query == null ? "" : query, id("after", after, 0), limit(limit));
    }

    /** An id in a path or a query. */
    public static long id(String field, String text) {
        try {
            return UserId.parse(text).value();
        } catch (NumberFormatException e) {
            throw Refused.invalid(field, field + " is not an id.");
        }
    }

    /** An id in a query, or what stands for its absence. */
    static long id(String field, @Nullable String text, long absent) {
        return text == null ? absent : id(field, text);
    }

    /** How many a page takes; 50 where nothing is said. */
    static int limit(@Nullable String text) {
        if (text == null) {
            return 50;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refused.invalid("limit", "limit takes 1 to " + LARGEST_PAGE + ".");
    }
}
