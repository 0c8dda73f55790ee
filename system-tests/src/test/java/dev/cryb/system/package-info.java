/**
 * The whole mesh as its clients meet it: real processes, real stores, real clients, and what may happen to them.
 *
 * <p>{@code *SystemTest} speak through {@link dev.cryb.system.Client}; {@code *FaultTest} put {@link
 * dev.cryb.system.Load} on a stack, break one thing, and let it compare what clients were told with what Postgres holds.
 */
@NullMarked
package dev.cryb.system;

import org.jspecify.annotations.NullMarked;
