/**
 * From bytes to requests and from events to bytes: what the two protocols share.
 *
 * <p>In: {@link dev.cryb.gateway.protocol.WebSocketLink} stands in a socket's Netty pipeline, puts frames together,
 * checks size and UTF-8, and hands text to its {@link dev.cryb.gateway.protocol.WebSocketReceiver}, a codec in {@code
 * plain/} or {@code socketio/}. The codec reads it into a {@link dev.cryb.gateway.session.ClientRequest}.
 *
 * <p>Out: an {@link dev.cryb.gateway.session.OutboundEvent} is encoded once per protocol into a complete WebSocket frame
 * ({@link dev.cryb.gateway.protocol.Frames}); the link copies these bytes into the socket's burst and {@code flush()}
 * sends the burst with one write.
 *
 * <p>Time: one {@link dev.cryb.gateway.protocol.LoopTicker} per event loop walks over its sockets; no socket has a timer.
 */
@NullMarked
package dev.cryb.gateway.protocol;

import org.jspecify.annotations.NullMarked;
