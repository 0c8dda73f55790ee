/**
 * Files: the rooms are {@code upload/} (an upload from the request until messaging has it), {@code image/} (what bytes are, and
 * what is made of them), {@code store/} (S3), {@code collect/} (what nobody needs any more) and {@code config/}; bus, guards
 * and operations are those of {@code dev.cryb.service}. docs/media.md draws the life of a file.
 */
@NullMarked
package dev.cryb.media;

import org.jspecify.annotations.NullMarked;
