package dev.cryb.gateway.session;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a client when its transport opens.
 *
 * @param remoteAddress the client's IP address (behind a trusted proxy: the one it reports)
 * @param userAgent the header of that name
 * @param showsLimits whether acks shall say what is left of a limit ({@code ?limits=1})
 */
public record Handshake(String remoteAddress, @Nullable String userAgent, boolean showsLimits) {}
