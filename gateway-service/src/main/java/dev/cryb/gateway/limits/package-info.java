/**
 * How much one may ask: of an address, a user, a socket, an event, a channel.
 *
 * <p>Each gateway counts for itself, in memory, and on the socket's own event loop, so that what is refused costs next to
 * nothing. Logins are counted for all gateways together, in {@code account}.
 */
@NullMarked
package dev.cryb.gateway.limits;

import org.jspecify.annotations.NullMarked;
