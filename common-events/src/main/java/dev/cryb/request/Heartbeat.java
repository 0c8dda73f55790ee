package dev.cryb.request;

import org.jspecify.annotations.Nullable;

/** Says that the client is there, and how far it has come. */
public record Heartbeat(@Nullable String offset) implements GatewayRequest {}
