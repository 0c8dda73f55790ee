/**
 * The web client: files of {@code src/main/web} and its libraries, read once at start and served from memory.
 *
 * <p>The page is at {@code /} and at the client's own addresses, and is asked for anew each time. All else stands under
 * {@code /web/<version>/}, where the version is a digest of all files, and is kept by browsers for good.
 */
@NullMarked
package dev.cryb.gateway.inbound.web;

import org.jspecify.annotations.NullMarked;
