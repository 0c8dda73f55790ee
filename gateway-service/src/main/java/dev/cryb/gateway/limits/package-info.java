/**
 * How much one may ask: of an address, a user, a socket, an event, a channel.
 *
 * <p>Counted in memory, on the socket's own event loop, so that what is refused costs next to
 * nothing; gateways that know the same user or address tell each other. Logins are counted in Redis, in {@code account}.
 */
@NullMarked
package dev.cryb.gateway.limits;

import org.jspecify.annotations.NullMarked;
