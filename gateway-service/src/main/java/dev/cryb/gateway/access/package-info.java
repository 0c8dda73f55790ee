/**
 * Who may see what, as this gateway knows it.
 *
 * <p>For every server that one of its sessions is in, {@link dev.cryb.gateway.access.AccessModel} holds roles, channels
 * and overwrites, loaded once and kept current by the changes that events carry, in stream order. Members with the same
 * rights share a {@link dev.cryb.gateway.access.RightClass}; what a class may see is computed once per channel. All of
 * it belongs to the core loop.
 */
@NullMarked
package dev.cryb.gateway.access;

import org.jspecify.annotations.NullMarked;
