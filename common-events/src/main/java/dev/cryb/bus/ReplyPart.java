package dev.cryb.bus;

/**
 * A piece of a large answer, told to the asking session as an event before the answer itself.
 *
 * @param index from 0; a query that was sent again may tell the same pieces again
 * @param data JSON for the client
 */
public record ReplyPart(long correlation, int index, String event, String data) {}
