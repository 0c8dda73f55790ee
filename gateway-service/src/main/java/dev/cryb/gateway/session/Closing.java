package dev.cryb.gateway.session;

import org.jspecify.annotations.Nullable;

/**
 * Why and how the server ends a socket.
 *
 * @param code close code of docs/protocol.md, e.g. 4013
 * @param reason a few words for people, at most 100 ASCII characters
 * @param resumable whether the session can be resumed on a new socket
 * @param retryAfterMs how long the client should wait before it comes back, absent for "at once"
 * @param terminal whether a Socket.IO client is told not to reconnect by itself
 */
public record Closing(
        int code,
        String reason,
        boolean resumable,
        @Nullable Long retryAfterMs,
        boolean terminal) {}
