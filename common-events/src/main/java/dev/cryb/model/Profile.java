package dev.cryb.model;

import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/** A person with what they say of themselves: a {@link User} and more. */
public record Profile(
        UserId id,
        String username,
        String displayName,
        @Nullable String avatar,
        @Nullable String bio) {}
