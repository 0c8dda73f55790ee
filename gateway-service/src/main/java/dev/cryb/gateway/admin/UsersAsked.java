package dev.cryb.gateway.admin;

import dev.cryb.error.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which people an administrator wants to see.
 *
 * @param prefix of the username, in lower case
 * @param after only ids above this one
 */
public record UsersAsked(String prefix, long after, int limit) {

    /** As it stands in the query; what is absent does not restrict. */
    public static UsersAsked of(@Nullable String query, @Nullable String after, @Nullable String limit) {
        String prefix = query == null ? "" : Shape.text("query", query, 0, 64);
        return new UsersAsked(
                prefix.toLowerCase(Locale.ROOT), AdminRules.id("after", after, 0), AdminRules.limit(limit));
    }
}
