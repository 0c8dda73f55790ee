package dev.cryb.model;

import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/** A person as others see them. */
public record User(
        UserId id,
        String username,
        String displayName,
        @Nullable String avatar) {}
