package dev.cryb.request;

/** Lists the caller's logins. */
public record ListSessions() implements GatewayRequest {}
