package dev.cryb.gateway.session;

/**
 * What a server tells every client first.
 *
 * @param heartbeatInterval milliseconds between a plain client's heartbeats
 * @param identifyTimeout milliseconds a client may take to identify
 * @param maxFrame largest request in bytes
 * @param protocol version of the protocol, 1
 * @param node name of this gateway
 */
public record HelloFields(long heartbeatInterval, long identifyTimeout, int maxFrame, int protocol, String node) {}
