package dev.cryb.request;

import dev.cryb.error.Shape;

/**
 * All servers of the deployment, for those who run it; for gateways only.
 *
 * @param query beginning of the name, case aside; empty for all
 * @param after only ids above this one
 * @param limit how many at most
 */
public record ListServers(String query, long after, int limit) implements Query {

    /** Most that one page holds. */
    public static final int MOST = 100;

    public ListServers {
        Shape.text("query", query, 0, 100);
        Shape.number("limit", limit, 1, MOST, MOST);
    }
}
