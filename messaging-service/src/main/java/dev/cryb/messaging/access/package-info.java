/**
 * What a partition's holder keeps in memory of its servers, and the rights that follow from it.
 *
 * <p>A handler asks {@link dev.cryb.messaging.access.Access} for a server or a channel as its caller sees it, and then
 * that sight's {@link dev.cryb.messaging.access.Rights} for what it needs. What cannot be seen is refused as unknown.
 */
@NullMarked
package dev.cryb.messaging.access;

import org.jspecify.annotations.NullMarked;
