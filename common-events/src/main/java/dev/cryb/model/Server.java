package dev.cryb.model;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A server: what a community shares. */
public record Server(ServerId id, String name, @Nullable String icon, UserId ownerId, Instant createdAt) {}
