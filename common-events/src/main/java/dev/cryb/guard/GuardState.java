package dev.cryb.guard;

/**
 * What a guard has seen since the process began.
 *
 * @param running calls that are let through and have no answer yet
 * @param waiting calls that wait for their turn
 * @param retries tries made again
 * @param rejected calls for which there was no room
 * @param timeouts tries that took too long
 * @param broken tries that the open breaker did not let through
 */
public record GuardState(
        String name, int running, int waiting, long retries, long rejected, long timeouts, long broken) {}
