package dev.cryb.gateway.admin;

import org.jspecify.annotations.Nullable;

/**
 * Which acts an administrator wants to see, newest first.
 *
 * @param before only ids below this one
 */
public record ActsAsked(long before, int limit) {

    /** As it stands in the query; what is absent does not restrict. */
    public static ActsAsked of(@Nullable String before, @Nullable String limit) {
        return new ActsAsked(AdminRules.id("before", before, Long.MAX_VALUE), AdminRules.limit(limit));
    }
}
