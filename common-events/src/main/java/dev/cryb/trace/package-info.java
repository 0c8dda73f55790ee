/**
 * One request's way as a trace of OpenTelemetry: what took how long, from the client's frame back to the sockets.
 *
 * <p>A gateway decides for each request whether it is traced ({@link dev.cryb.trace.Traces#begin}). One that is carries a
 * W3C {@code traceparent} in its {@link dev.cryb.trail.Trail}, and so in the entries of the bus; everybody else makes
 * steps only under a parent. So a mesh that traces nothing pays for a comparison with null.
 */
@NullMarked
package dev.cryb.trace;

import org.jspecify.annotations.NullMarked;
