package dev.cryb.media.image;

import org.jspecify.annotations.Nullable;

/**
 * What is made of an image.
 *
 * @param bytes without what its maker's device wrote into it, and without what lies behind its end
 * @param width as it is shown
 * @param thumbnail a small JPEG or PNG; absent where this image cannot be decoded here
 * @param preview a few pixels as a {@code data:} URL; absent as the thumbnail
 */
public record Picture(
        byte[] bytes,
        int width,
        int height,
        byte @Nullable [] thumbnail,
        @Nullable String preview) {}
