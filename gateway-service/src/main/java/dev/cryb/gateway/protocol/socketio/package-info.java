/**
 * Socket.IO v4: Socket.IO protocol 5 over Engine.IO 4, at {@code /socket.io/}.
 *
 * <p>An {@link dev.cryb.gateway.protocol.socketio.EngineSession} keeps one client alive (pings, transports, the upgrade
 * from polling to WebSocket) and passes its messages to a {@link dev.cryb.gateway.protocol.socketio.SocketIoConnection},
 * which reads Socket.IO packets and is what sessions see. Everything runs on the event loop on which the client first
 * came in; a transport on another loop hops over. An encoded packet is a complete WebSocket frame; polling takes its
 * payload.
 */
@NullMarked
package dev.cryb.gateway.protocol.socketio;

import org.jspecify.annotations.NullMarked;
