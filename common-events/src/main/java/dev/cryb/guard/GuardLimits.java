package dev.cryb.guard;

import java.time.Duration;

/**
 * The bounds of a guard around a store.
 *
 * @param timeout how long one try may take
 * @param calls how many of the last tries the breaker looks at
 * @param failureRatio the share of them that must fail for it to open
 * @param openFor how long it stays open before one try is let through
 * @param retries how often what may be repeated is tried again
 * @param retryAfter how long after the first failure, give or take a half; twice as long each further time
 * @param atOnce calls on their way at most
 * @param waiting calls that wait for their turn at most
 */
public record GuardLimits(
        Duration timeout,
        int calls,
        double failureRatio,
        Duration openFor,
        int retries,
        Duration retryAfter,
        int atOnce,
        int waiting) {}
