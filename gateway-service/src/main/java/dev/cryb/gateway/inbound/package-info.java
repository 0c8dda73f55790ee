/**
 * What arrives at the gateway: client sockets ({@code socket/}), REST, the event tail, the reply tail.
 */
@NullMarked
package dev.cryb.gateway.inbound;

import org.jspecify.annotations.NullMarked;
