/**
 * What leaves the gateway for the services, and the answers it waits for.
 *
 * <p>{@link dev.cryb.gateway.outbound.RequestDesk} gives every request exactly one end: the service's answer, or
 * {@code TIMEOUT}, {@code UNAVAILABLE}, {@code OVERLOADED} in its place. A {@code ServiceBreaker} per service answers for
 * one that has fallen silent.
 */
@NullMarked
package dev.cryb.gateway.outbound;

import org.jspecify.annotations.NullMarked;
