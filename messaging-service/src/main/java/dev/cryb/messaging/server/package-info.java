/**
 * Servers: founding, changing, handing over and deleting them, and their state as a member sees it.
 *
 * <p>A server is deleted by its one row; {@link dev.cryb.messaging.sweep} has the rest of it.
 */
@NullMarked
package dev.cryb.messaging.server;

import org.jspecify.annotations.NullMarked;
