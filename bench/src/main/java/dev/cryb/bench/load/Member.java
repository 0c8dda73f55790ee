package dev.cryb.bench.load;

/**
 * One who connects: a user's token and the room that the user is in.
 *
 * @param channelId the room; decimal
 */
public record Member(String userId, String token, String channelId) {}
