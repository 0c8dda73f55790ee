package dev.cryb.gateway.session;

/**
 * The id under which a client expects its ack.
 *
 * @param json the id as it stands on the wire: an integer ({@code 7}) or a quoted string ({@code "a7"})
 */
public record AckId(String json) {}
