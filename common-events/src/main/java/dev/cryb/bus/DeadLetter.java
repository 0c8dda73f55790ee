package dev.cryb.bus;

import java.time.Instant;

/**
 * A command that failed for a reason of ours, as it lies in {@link Streams#dead}.
 *
 * @param id of the letter in its stream
 * @param service that could not do it, by its wire name
 * @param event the request's wire name
 * @param userId who asked
 * @param nonce under which it would have its effect once
 * @param body the request as JSON
 * @param reason what went wrong
 * @param askedAt when it came into its line
 * @param diedAt when it was given up
 */
public record DeadLetter(
        String id,
        String service,
        int partition,
        String event,
        String userId,
        String nonce,
        String body,
        String reason,
        Instant askedAt,
        Instant diedAt) {}
