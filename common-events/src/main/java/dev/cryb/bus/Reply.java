package dev.cryb.bus;

import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to the instance that asked.
 *
 * @param after the source number that the receiver's event tail must have reached before it is passed on
 */
public record Reply(long correlation, Source.@Nullable Number after, String ackJson) {}
