package dev.cryb.request;

/** How much of what a user may upload is used. */
public record GetQuota() implements Query {}
