/**
 * What arrives at the gateway.
 *
 * <p>Sockets: {@code SocketAdmission} decides on an upgrade and puts a link in its pipeline, then {@link
 * dev.cryb.gateway.inbound.GatewaySocket} or {@link dev.cryb.gateway.inbound.SocketIoSocket} hands it to its protocol;
 * {@link dev.cryb.gateway.inbound.PollingRoute} does the same for Socket.IO over HTTP.
 */
@NullMarked
package dev.cryb.gateway.inbound;

import org.jspecify.annotations.NullMarked;
