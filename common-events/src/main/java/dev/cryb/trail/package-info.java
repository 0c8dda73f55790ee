/**
 * What a client's request is followed by on its way: gateway, bus, service, and back.
 *
 * <p>A {@link dev.cryb.trail.Trail} travels in the entry of each command and query. While something is done for a
 * request, the trail is {@link dev.cryb.trail.Trail#here here}, so that log lines carry its id without being told.
 */
@NullMarked
package dev.cryb.trail;

import org.jspecify.annotations.NullMarked;
