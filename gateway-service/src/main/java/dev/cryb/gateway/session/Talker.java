package dev.cryb.gateway.session;

import dev.cryb.id.UserId;

/**
 * One who asks much.
 *
 * @param sessionId of {@code ready}
 * @param requestsPerMinute of about the last minute
 */
public record Talker(UserId userId, String username, String sessionId, long requestsPerMinute) {}
