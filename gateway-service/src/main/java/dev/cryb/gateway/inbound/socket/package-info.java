/**
 * Where client sockets come in.
 *
 * <p>{@code SocketAdmission} decides on an upgrade and puts a link in its pipeline, then {@link
 * dev.cryb.gateway.inbound.socket.GatewaySocket} or {@link dev.cryb.gateway.inbound.socket.SocketIoSocket} hands it to
 * its protocol; {@link dev.cryb.gateway.inbound.socket.PollingRoute} does the same for Socket.IO over HTTP.
 */
@NullMarked
package dev.cryb.gateway.inbound.socket;

import org.jspecify.annotations.NullMarked;
