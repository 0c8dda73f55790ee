/**
 * From an event to the sockets that get it.
 *
 * <p>The core loop finds the {@link dev.cryb.gateway.fanout.Group}s of an event's topics; each group keeps, for every
 * event loop, the subscribers whose sockets live there, and only that loop touches them. {@link
 * dev.cryb.gateway.fanout.Loops} carries what one turn of the core has to say to a loop over in one task, so that what
 * the core does in order happens in order at every socket, and each socket is flushed once for all of it.
 */
@NullMarked
package dev.cryb.gateway.fanout;

import org.jspecify.annotations.NullMarked;
