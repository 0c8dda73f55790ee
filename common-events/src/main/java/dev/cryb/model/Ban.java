package dev.cryb.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Someone who may not come in. */
public record Ban(User user, @Nullable String reason, Instant createdAt) {}
