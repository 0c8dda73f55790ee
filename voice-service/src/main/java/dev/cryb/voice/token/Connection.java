package dev.cryb.voice.token;

import java.time.Instant;

/**
 * What a client connects to LiveKit with.
 *
 * @param expiresAt until when it must have connected
 */
public record Connection(String url, String token, String room, Instant expiresAt) {}
