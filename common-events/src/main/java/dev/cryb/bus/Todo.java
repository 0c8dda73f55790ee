package dev.cryb.bus;

/**
 * Work that a committed command has left to do, a row of table {@code todo}.
 *
 * @param id of its partition, unique within the service
 * @param partition the line that left it; the holder of the line does it
 * @param kind which {@link TodoHandler} does it
 * @param payload what the handler needs, in a form of the handler's own
 * @param attempts how often it was begun on since it last made progress, this time included; 0 before the first
 */
public record Todo(long id, int partition, String kind, String payload, int attempts) {}
