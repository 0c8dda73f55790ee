package dev.cryb.request;

/** All that a session starts from; the gateway asks it when a session has identified. */
public record GetReady() implements Query {}
